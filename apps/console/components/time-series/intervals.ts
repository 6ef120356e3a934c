import type { Interval, Point } from './series';

const intervalsWhere = (points: readonly Point[], stepMs: number, holds: (point: Point) => boolean): readonly Interval[] => {
  const intervals: Interval[] = [];
  for (const point of points) {
    if (!holds(point)) continue;
    const last = intervals.at(-1);
    if (last !== undefined && last.toMs === point.tMs) intervals[intervals.length - 1] = { ...last, toMs: point.tMs + stepMs };
    else intervals.push({ fromMs: point.tMs, toMs: point.tMs + stepMs });
  }
  return intervals;
};

const isEmpty = ({ values }: Point): boolean => Object.values(values).every((value) => value === null);

/**
 * Stretches without any measurement that are longer than two steps: a short one is a missing point, a long one is hatched.
 * The time before the first measurement is no gap: there was nothing to miss.
 */
export const gapsOf = (points: readonly Point[], stepMs: number): readonly Interval[] => {
  const first = points.findIndex((point) => !isEmpty(point));
  return first === -1 ? [] : intervalsWhere(points.slice(first), stepMs, isEmpty).filter(({ fromMs, toMs }) => toMs - fromMs > 2 * stepMs);
};

/** Stretches in which one line lies above a threshold. */
export const breachesOf = (
  points: readonly Point[],
  stepMs: number,
  { key, threshold }: { readonly key: string; readonly threshold: number },
): readonly Interval[] => intervalsWhere(points, stepMs, ({ values }) => (values[key] ?? Number.NEGATIVE_INFINITY) > threshold);

/** Whether a point has no neighbour to be joined with, so that only a dot can show it. */
export const isIsolated = (points: readonly Point[], index: number, key: string): boolean => {
  const at = (offset: number): number | null => points[index + offset]?.values[key] ?? null;
  return at(0) !== null && at(-1) === null && at(1) === null;
};
