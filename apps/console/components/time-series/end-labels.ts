import { valueText } from './scale';
import type { Line, Measure, Point, Threshold } from './series';

/** A label at the right edge: what a line is and where it ends. `value` is where it belongs, `at` where there is room. */
export type EndLabel = { readonly text: string; readonly value: number; readonly at: number; readonly strong: boolean };

const newest = (points: readonly Point[], key: string): number | null =>
  points.findLast((point) => (point.values[key] ?? null) !== null)?.values[key] ?? null;

const wanted = (
  points: readonly Point[],
  { measure, lines, thresholds }: Omit<LabelRequest, 'top' | 'gap'>,
): readonly Omit<EndLabel, 'at'>[] => [
  ...lines.flatMap(({ key, label }) => {
    const value = newest(points, key);
    return value === null ? [] : [{ text: `${label} ${valueText(measure, value)}`, value, strong: false }];
  }),
  ...thresholds.map(({ label, value }) => ({ text: label, value, strong: true })),
];

type LabelRequest = {
  readonly measure: Measure;
  readonly lines: readonly Line[];
  readonly thresholds: readonly Threshold[];
  /** The axis' largest value. */
  readonly top: number;
  /** Least distance between two labels, in the axis' values. */
  readonly gap: number;
};

/** Labels in descending order of value, moved apart so that none covers another; all stay on the axis while there is room. */
export const endLabels = (points: readonly Point[], request: LabelRequest): readonly EndLabel[] => {
  const { top, gap } = request;
  const sorted = wanted(points, request).toSorted((a, b) => b.value - a.value);
  const down: EndLabel[] = [];
  for (const label of sorted) down.push({ ...label, at: Math.min(label.value, top, (down.at(-1)?.at ?? Number.POSITIVE_INFINITY) - gap) });
  let floor = 0;
  return down
    .toReversed()
    .map((label) => {
      const at = Math.max(label.at, floor);
      floor = at + gap;
      return { ...label, at };
    })
    .toReversed();
};
