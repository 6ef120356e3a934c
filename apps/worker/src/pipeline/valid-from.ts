import type { FeatureRow, Plan } from '@freshet/definitions';

/**
 * Tells rows whose window began at or after `validFromMs` (for sessions: plus their gap) from those that may lack events
 * (`delivery.md` K6). Null means that nothing was missed.
 */
export function wholeRows(plan: Plan, validFromMs: number | null): (row: Pick<FeatureRow, 'group' | 'windowStart'>) => boolean {
  if (validFromMs === null) return () => true;
  const froms = new Map(plan.groups.map(({ name, window }) => [name, validFromMs + (window.kind === 'session' ? window.gapMs : 0)]));
  return ({ group, windowStart }) => windowStart >= (froms.get(group) ?? validFromMs);
}
