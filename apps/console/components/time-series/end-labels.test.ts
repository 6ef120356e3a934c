import { expect, it } from 'vitest';
import { endLabels } from './end-labels';

const lines = ['p99', 'p95', 'p50'].map((key) => ({ key, label: key, token: 's1' as const, width: 1 }));

it('moves labels apart, in order of their values, and keeps them on the axis', () => {
  const points = [{ tMs: 0, n: 1, values: { p99: 1_000, p95: 900, p50: 0 } }];
  const labels = endLabels(points, {
    measure: 'duration',
    lines,
    thresholds: [{ value: 30_000, label: 'obj. 30 s', lineKey: 'p99' }],
    top: 40_000,
    gap: 5_000,
  });
  expect(labels.map(({ text }) => text)).toEqual(['obj. 30 s', 'p99 1 s', 'p95 900 ms', 'p50 0 ms']);
  expect(labels.map(({ at }) => at)).toEqual([30_000, 10_000, 5_000, 0]);
});

it('labels the newest value, not a missing one', () => {
  const points = [
    { tMs: 0, n: 1, values: { p99: 5_000 } },
    { tMs: 1, n: null, values: { p99: null } },
  ];
  expect(endLabels(points, { measure: 'duration', lines, thresholds: [], top: 10_000, gap: 1 }).map(({ text }) => text)).toEqual([
    'p99 5 s',
  ]);
});
