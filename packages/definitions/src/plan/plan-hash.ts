import { hashJson } from '../canonical-json';
import type { Plan } from './plan';

/**
 * SHA-256 in hex over all that decides what rows a plan computes, and the engine that computes them (`embedded/1`):
 * state is reused only between equal hashes (law D6). Left out are what needs no new state: objective, ttl, outputs, the
 * source's name and places in the document (`delivery.md` K1, K7).
 */
export function planHash(plan: Plan, engine: string): string {
  const { topic, format, eventTime, watermarkDelayMs, idleTimeoutMs, maxAheadMs, fields } = plan.source;
  return hashJson({
    format: plan.format,
    engine,
    view: plan.view,
    source: { topic, format, eventTime, watermarkDelayMs, idleTimeoutMs, maxAheadMs, fields },
    keys: plan.keys,
    groups: plan.groups.map((group) => ({
      name: group.name,
      window: group.window,
      aggregations: group.aggregations.map(({ name, function: fn, field, type }) => ({ name, function: fn, field, type })),
    })),
  });
}
