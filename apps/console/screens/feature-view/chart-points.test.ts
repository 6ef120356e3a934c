import { expect, it } from 'vitest';
import { eventPoints, freshnessPoints, hitRatePoints } from './chart-points';

it('keeps a missing bucket missing and a zero zero', () => {
  expect(freshnessPoints([{ tMs: 0, p50Seconds: null, p95Seconds: null, p99Seconds: null, n: null }])).toEqual([
    { tMs: 0, n: null, values: { p50: null, p95: null, p99: null } },
  ]);
  expect(eventPoints([{ tMs: 0, records: 0, late: null, deadLetters: 5, rows: 0 }], 10_000)).toEqual([
    { tMs: 0, n: 0, values: { records: 0, late: null, deadLetters: 0.5 } },
  ]);
});

it('counts what was requested', () => {
  expect(hitRatePoints([{ tMs: 0, rate: 0.5, present: 4, nullValue: 1, neverSeen: 3, expired: 2, error: 1 }])).toEqual([
    { tMs: 0, n: 11, values: { rate: 0.5 } },
  ]);
  expect(
    hitRatePoints([{ tMs: 0, rate: null, present: null, nullValue: null, neverSeen: null, expired: null, error: null }])[0]?.n,
  ).toBeNull();
});
