import { describe, expect, it } from 'vitest';
import { breachesOf, gapsOf, isIsolated } from './intervals';
import type { Point } from './series';

const points = (...values: readonly (number | null)[]): readonly Point[] =>
  values.map((value, index) => ({ tMs: index * 10, n: null, values: { a: value } }));

describe('gapsOf', () => {
  it('hatches only what is longer than two steps', () => {
    expect(gapsOf(points(1, null, null, 1), 10)).toEqual([]);
    expect(gapsOf(points(1, null, null, null, 1), 10)).toEqual([{ fromMs: 10, toMs: 40 }]);
  });
  it('never takes a zero for a gap', () => {
    expect(gapsOf(points(0, 0, 0, 0), 10)).toEqual([]);
  });
  it('takes the time before the first measurement for no gap', () => {
    expect(gapsOf(points(null, null, null, null, 1), 10)).toEqual([]);
  });
  it('is a gap only where every line is missing', () => {
    const half = points(1, null, null, null).map((point) => ({ ...point, values: { ...point.values, b: 1 } }));
    expect(gapsOf(half, 10)).toEqual([]);
  });
});

it('joins neighbouring breaches and lets a missing point end one', () => {
  expect(breachesOf(points(31, 40, 30, null, 33), 10, { key: 'a', threshold: 30 })).toEqual([
    { fromMs: 0, toMs: 20 },
    { fromMs: 40, toMs: 50 },
  ]);
});

it('finds points that no line reaches', () => {
  const some = points(1, null, 2, null, 3, 4);
  expect(some.map((_, index) => isIsolated(some, index, 'a'))).toEqual([true, false, true, false, false, false]);
});
