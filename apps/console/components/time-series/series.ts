/** What a chart's numbers are: durations in ms, ratios 0…1, events per second, or plain counts. */
export type Measure = 'duration' | 'ratio' | 'rate' | 'count';

/** One moment of a regular grid; null where nothing was measured, 0 only where it was 0. */
export type Point = { readonly tMs: number; readonly n: number | null; readonly values: Readonly<Record<string, number | null>> };

/** One line of a chart. `token` names a colour of the series palette. */
export type Line = {
  readonly key: string;
  readonly label: string;
  readonly token: 's1' | 's2' | 's3' | 's4' | 's5' | 's6' | 'p50';
  readonly width: number;
  readonly dash?: string;
};

/** A promise drawn as a labelled line, in the unit of the values. */
export type Threshold = { readonly value: number; readonly label: string; readonly lineKey: string };

/** Half-open stretch of time, epoch ms. */
export type Interval = { readonly fromMs: number; readonly toMs: number };
