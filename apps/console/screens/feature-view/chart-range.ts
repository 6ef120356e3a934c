/** How far back charts look. */
export const RANGES = ['15m', '1h', '6h', '24h'] as const;
export type ChartRange = (typeof RANGES)[number];

const WIDTHS = {
  '15m': { widthMs: 900_000, stepMs: 10_000 },
  '1h': { widthMs: 3_600_000, stepMs: 20_000 },
  '6h': { widthMs: 21_600_000, stepMs: 120_000 },
  '24h': { widthMs: 86_400_000, stepMs: 480_000 },
} as const satisfies Record<ChartRange, { readonly widthMs: number; readonly stepMs: number }>;

/** The grid of a range that ends now, on round steps, so that it stays the same between two of them. */
export const gridOf = (range: ChartRange, nowMs: number): { readonly fromMs: number; readonly toMs: number; readonly stepMs: number } => {
  const { widthMs, stepMs } = WIDTHS[range];
  const toMs = Math.floor(nowMs / stepMs) * stepMs;
  return { fromMs: toMs - widthMs, toMs, stepMs };
};
