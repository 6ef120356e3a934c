import { durationText } from '../time-text';
import { breachesOf, gapsOf } from './intervals';
import { countText, valueText } from './scale';
import type { Interval, Line, Measure, Point, Threshold } from './series';
import { tickText } from './time-axis';

/** What a summary is made from. */
export type Charted = {
  readonly measure: Measure;
  readonly points: readonly Point[];
  readonly stepMs: number;
  readonly lines: readonly Line[];
  readonly thresholds: readonly Threshold[];
  /** What `n` counts: "writes". */
  readonly nWord: string | null;
  /** The zone of clock times; the reader's own where left out. */
  readonly zone?: string;
};

const span = ({ fromMs, toMs }: Interval, zone?: string): string => `${tickText(fromMs, zone)}–${tickText(toMs, zone)}`;

const lineText = ({ measure, points }: Charted, { key, label }: Line): string | null => {
  const values = points.map((point) => point.values[key] ?? null).filter((value) => value !== null);
  const last = values.at(-1);
  if (last === undefined) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const now = `${label} ${valueText(measure, last)}`;
  return least === most ? now : `${now} (${valueText(measure, least)} to ${valueText(measure, most)})`;
};

const breachText = ({ points, stepMs, zone }: Charted, { lineKey, value, label }: Threshold): string | null => {
  const intervals = breachesOf(points, stepMs, { key: lineKey, threshold: value });
  const first = intervals[0];
  if (first === undefined) return null;
  const totalMs = intervals.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const more = intervals.length === 1 ? '' : ` and ${intervals.length - 1} more`;
  return `above ${label} ${span(first, zone)}${more}, ${durationText(totalMs)} in all`;
};

const gapText = ({ points, stepMs, zone }: Charted): string | null => {
  const [first, ...others] = gapsOf(points, stepMs);
  if (first === undefined) return null;
  return `no data ${span(first, zone)}${others.length === 0 ? '' : ` and ${others.length} more times`}`;
};

/** What a chart shows, in words: the newest value and extremes of the chief line, breaches, gaps, resolution. It stands under the chart, so that nothing is in a tooltip alone. */
export const summaryText = (charted: Charted): string => {
  const { points, stepMs, lines, thresholds, nWord } = charted;
  const chief = lines.map((line) => lineText(charted, line)).filter((text) => text !== null);
  if (chief.length === 0) return 'No data in this range.';
  const n = points.reduce((sum, point) => sum + (point.n ?? 0), 0);
  const parts = [
    ...chief.slice(0, 1),
    ...thresholds.map((threshold) => breachText(charted, threshold)),
    gapText(charted),
    `${durationText(stepMs)} buckets${nWord === null ? '' : `, n = ${countText(n)} ${nWord}`}`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
};
