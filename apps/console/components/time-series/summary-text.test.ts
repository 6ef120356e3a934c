import { expect, it } from 'vitest';
import type { Point } from './series';
import { type Charted, summaryText } from './summary-text';

const start = Date.UTC(2026, 1, 12, 13, 40);
const point = (minute: number, p99: number | null): Point => ({
  tMs: start + minute * 60_000,
  n: p99 === null ? null : 100,
  values: { p99 },
});

const charted = (points: readonly Point[]): Charted => ({
  measure: 'duration',
  points,
  stepMs: 60_000,
  lines: [{ key: 'p99', label: 'p99', token: 's1', width: 2 }],
  thresholds: [{ value: 30_000, label: 'objective 30 s', lineKey: 'p99' }],
  nWord: 'writes',
  zone: 'UTC',
});

it('tells the newest value, the extremes, the breach, the gap and the resolution', () => {
  const points = [12_000, 41_000, 35_000, null, null, null, 16_300].map((value, minute) => point(minute, value));
  expect(summaryText(charted(points))).toBe(
    'p99 16.3 s (12 s to 41 s) · above objective 30 s 13:41–13:43, 2 m in all · no data 13:43–13:46 · 60 s buckets, n = 400 writes',
  );
});

it('says when there is nothing, and does not call the time before the first value a gap', () => {
  expect(summaryText(charted([point(0, null), point(1, null)]))).toBe('No data in this range.');
  expect(summaryText(charted([null, null, null, null, 5_000].map((value, minute) => point(minute, value))))).toBe(
    'p99 5 s · 60 s buckets, n = 100 writes',
  );
});
