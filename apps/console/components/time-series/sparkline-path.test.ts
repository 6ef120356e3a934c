import { expect, it } from 'vitest';
import { sparklinePath } from './sparkline-path';

const points = [1, 2, null, 2].map((value, index) => ({ tMs: index, n: null, values: { a: value } }));

it('lifts the pen at a missing point and draws a dot for a lonely one', () => {
  expect(sparklinePath(points, 'a', 2)).toBe('M1 10h.1L17.7 2M51 2h.1');
});

it('is empty without values', () => {
  expect(sparklinePath(points, 'b', 2)).toBe('');
});
