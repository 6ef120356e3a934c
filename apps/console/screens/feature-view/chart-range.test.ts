import { expect, it } from 'vitest';
import { gridOf, refreshOf } from './chart-range';

const at = (range: '15m' | '24h', refreshMs: number) => gridOf(range, { nowMs: 1_700_000_012_345, refreshMs });

it('a step is long enough for a window to close in it', () => {
  expect(at('15m', 0).stepMs).toBe(10_000);
  expect(at('15m', 15_000).stepMs).toBe(20_000);
  expect(at('15m', 60_000).stepMs).toBe(60_000);
  expect(at('24h', 60_000).stepMs).toBe(600_000);
});

it('a refresh too slow for the range leaves the range readable', () => {
  expect(at('15m', 86_400_000).stepMs).toBe(120_000);
  expect(at('24h', 86_400_000).stepMs).toBe(14_400_000);
});

it('lies on round steps and covers the range', () => {
  const { fromMs, toMs, stepMs } = at('15m', 60_000);
  expect([fromMs % stepMs, toMs % stepMs]).toEqual([0, 0]);
  expect(toMs - fromMs).toBe(900_000);
});

it('a view refreshes as often as its quickest window', () => {
  expect(refreshOf([])).toBe(0);
  expect(
    refreshOf([
      { kind: 'tumbling', sizeMs: 60_000, offsetMs: 0 },
      { kind: 'sliding', sizeMs: 300_000, slideMs: 30_000, offsetMs: 0 },
      { kind: 'session', gapMs: 60_000 },
    ]),
  ).toBe(30_000);
});
