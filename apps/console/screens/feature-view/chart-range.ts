import type { WindowPlan } from '@freshet/definitions';

/** How far back charts look. */
export const RANGES = ['15m', '1h', '6h', '24h'] as const;
export type ChartRange = (typeof RANGES)[number];

const WIDTHS = {
  '15m': { widthMs: 900_000, stepMs: 10_000 },
  '1h': { widthMs: 3_600_000, stepMs: 20_000 },
  '6h': { widthMs: 21_600_000, stepMs: 120_000 },
  '24h': { widthMs: 86_400_000, stepMs: 600_000 },
} as const satisfies Record<ChartRange, { readonly widthMs: number; readonly stepMs: number }>;

/** Steps that divide a day, so that a grid stays on round times. */
const STEPS_MS = [10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000] as const;

/** Fewer points than this say nothing about a range. */
const LEAST_POINTS = 5;

/** How long a window of this kind may be silent while all is well, ms: a healthy view closes one at least that often. */
const silenceMs = (window: WindowPlan): number => {
  if (window.kind === 'session') return 2 * window.gapMs;
  return window.kind === 'tumbling' ? window.sizeMs : window.slideMs;
};

/** The shortest time in which a healthy view writes something, ms; 0 without windows. */
export const refreshOf = (windows: readonly WindowPlan[]): number => (windows.length === 0 ? 0 : Math.min(...windows.map(silenceMs)));

/**
 * The grid of a range that ends now, on round steps, so that it stays the same between two of them. A step is never shorter than
 * `refreshMs`, else a healthy view would show a gap between any two closings; a refresh too slow for the range is left to show its gaps.
 */
export const gridOf = (
  range: ChartRange,
  { nowMs, refreshMs }: { readonly nowMs: number; readonly refreshMs: number },
): { readonly fromMs: number; readonly toMs: number; readonly stepMs: number } => {
  const { widthMs, stepMs: leastMs } = WIDTHS[range];
  const wantedMs = Math.max(leastMs, refreshMs);
  const most = STEPS_MS.findLast((step) => step <= widthMs / LEAST_POINTS) ?? leastMs;
  const stepMs = Math.min(STEPS_MS.find((step) => step >= wantedMs) ?? most, most);
  const toMs = Math.floor(nowMs / stepMs) * stepMs;
  return { fromMs: toMs - Math.ceil(widthMs / stepMs) * stepMs, toMs, stepMs };
};
