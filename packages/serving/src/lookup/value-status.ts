/** Statuses of one value, in Feast's words. */
export type ValueStatus = 'PRESENT' | 'NULL_VALUE' | 'NOT_FOUND' | 'OUTSIDE_MAX_AGE';

/** How long a value counts: the view's time to live and the request's own limit, both ms, null for ever. */
export type ValueLife = { readonly ttlMs: number | null; readonly maxAgeMs: number | null };

/**
 * True while a row with this event time is younger than its time to live and the limit asked for: `now < eventMs + ttl`.
 * A window closed by a producer whose clock runs ahead ends after `nowMs`; its row is the newest there is, and is valid.
 */
export function isValidAt(nowMs: number, eventMs: number, life: ValueLife): boolean {
  const age = nowMs - eventMs;
  return (life.ttlMs === null || age < life.ttlMs) && (life.maxAgeMs === null || age < life.maxAgeMs);
}
