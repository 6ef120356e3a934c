import { z } from 'zod';

const Stats = z.looseObject({
  records: z.number(),
  rows: z.number(),
  late: z.record(z.string(), z.number()),
  deadLetters: z.record(z.string(), z.number()),
  watermarkMs: z.number().nullable(),
});

/** What an engine has counted since its deployment began. */
export type EngineCounts = {
  readonly records: number;
  readonly rows: number;
  readonly late: number;
  readonly deadLetters: number;
  readonly watermarkMs: number | null;
};

const total = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The counts in a checkpoint's statistics; null before the first checkpoint. */
export const engineCounts = (stats: unknown): EngineCounts | null => {
  const parsed = Stats.safeParse(stats);
  if (!parsed.success) return null;
  const { records, rows, late, deadLetters, watermarkMs } = parsed.data;
  return { records, rows, late: total(late), deadLetters: total(deadLetters), watermarkMs };
};
