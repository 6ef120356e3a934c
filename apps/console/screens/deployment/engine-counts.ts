type Numbers = Readonly<Record<string, number>>;
type Stats = {
  readonly records: number;
  readonly rows: number;
  readonly late: Numbers;
  readonly deadLetters: Numbers;
  readonly watermarkMs: number | null;
};

const isNumber = (value: unknown): value is number => typeof value === 'number';

const areNumbers = (value: unknown): value is Numbers =>
  typeof value === 'object' && value !== null && Object.values(value).every(isNumber);

const isStats = (stats: unknown): stats is Stats => {
  if (typeof stats !== 'object' || stats === null) return false;
  const { records, rows, late, deadLetters, watermarkMs }: { [key in keyof Stats]?: unknown } = stats;
  return (
    isNumber(records) && isNumber(rows) && areNumbers(late) && areNumbers(deadLetters) && (watermarkMs === null || isNumber(watermarkMs))
  );
};

/** What an engine has counted since its deployment began. */
export type EngineCounts = {
  readonly records: number;
  readonly rows: number;
  readonly late: number;
  readonly deadLetters: number;
  readonly watermarkMs: number | null;
};

const total = (counts: Numbers): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The counts in a checkpoint's statistics; null before the first checkpoint. */
export const engineCounts = (stats: unknown): EngineCounts | null => {
  if (!isStats(stats)) return null;
  const { records, rows, late, deadLetters, watermarkMs } = stats;
  return { records, rows, late: total(late), deadLetters: total(deadLetters), watermarkMs };
};
