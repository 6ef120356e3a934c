const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;

/** How long a value is kept after its ttl, so that a reader can tell "expired" from "never seen". */
export function graceMs(ttlMs: number): number {
  return Math.max(ttlMs, SEVEN_DAYS_MS);
}

/**
 * When a store may forget a value, epoch ms (law S1 of delivery): `max(0, event + ttl − now) + grace` from now on. Null
 * keeps it for ever. It only collects garbage; whether a value is still valid is decided by its reader.
 */
export function physicalExpiry(eventMs: number, ttlMs: number | null, nowMs: number): number | null {
  return ttlMs === null ? null : nowMs + Math.max(0, eventMs + ttlMs - nowMs) + graceMs(ttlMs);
}

/** True when a value written in time would have been forgotten by now; it is then not written at all. */
export function isPhysicallyOver(eventMs: number, ttlMs: number | null, nowMs: number): boolean {
  return ttlMs !== null && eventMs + ttlMs + graceMs(ttlMs) <= nowMs;
}
