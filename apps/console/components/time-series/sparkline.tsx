import type { Point } from './series';
import { SPARK, sparklinePath, sparkY } from './sparkline-path';

/** A line small enough for a table's cell; decoration, since the cell beside it has the number. */
export function Sparkline({ points, lineKey, threshold }: { points: readonly Point[]; lineKey: string; threshold: number | null }) {
  const top = Math.max(threshold ?? 0, ...points.map(({ values }) => values[lineKey] ?? 0)) * 1.1;
  return (
    <svg
      width={SPARK.width}
      height={SPARK.height}
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      aria-hidden="true"
      fill="none"
      className="block"
    >
      {threshold === null ? null : <path d={`M0 ${sparkY(threshold, top)}H${SPARK.width}`} stroke="var(--fg-3)" strokeDasharray="3 2" />}
      <path d={sparklinePath(points, lineKey, top)} stroke="var(--s1)" strokeWidth="1.25" strokeLinecap="round" />
    </svg>
  );
}
