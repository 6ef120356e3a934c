const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(0|[1-9]\d{0,14})(ms|s|m|h|d)$/;

/** The longest duration a declaration may hold: 999 days, in ms. */
export const MAX_DURATION_MS = 999 * UNIT_MS.d;

/** Reads `250ms 30s 5m 1h 7d` as ms; null when the text is no duration or beyond exact integers. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const ms = Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS];
  return Number.isSafeInteger(ms) ? ms : null;
}

/** Writes ms in the largest unit that keeps it whole: `3600000` → `1h`, `90000` → `90s`. */
export function formatDuration(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((candidate) => ms !== 0 && ms % UNIT_MS[candidate] === 0);
  return unit ? `${ms / UNIT_MS[unit]}${unit}` : ms === 0 ? '0s' : `${ms}ms`;
}
