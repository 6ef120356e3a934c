/** Statuses of one value, in Feast's words. */
export type ValueStatus = 'PRESENT' | 'NULL_VALUE' | 'NOT_FOUND' | 'OUTSIDE_MAX_AGE';

/** How long a value counts: the view's time to live and the request's own limit, both ms, null for ever. */
export type ValueLife = { readonly ttlMs: number | null; readonly maxAgeMs: number | null };

/** True when a row with this event time is valid at `nowMs`: `eventMs ≤ now < eventMs + ttl`, and the same with `maxAgeMs`. */
export function isValidAt(nowMs: number, eventMs: number, life: ValueLife): boolean {
  const age = nowMs - eventMs;
  return age >= 0 && (life.ttlMs === null || age < life.ttlMs) && (life.maxAgeMs === null || age < life.maxAgeMs);
}
