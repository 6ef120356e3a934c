import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countText, niceStep, scaleOf, valueText } from './scale';

describe('scaleOf', () => {
  it.each([
    ['duration', 41_000, 's', [0, 20_000, 40_000, 60_000]],
    ['duration', 900, 's', [0, 250, 500, 750, 1_000]],
    ['duration', 432_000, 'min', [0, 120_000, 240_000, 360_000, 480_000]],
    ['ratio', 0.3, '%', [0, 0.25, 0.5, 0.75, 1]],
    ['rate', 1_240, '/s', [0, 500, 1_000, 1_500]],
    ['count', 0, '', [0, 0.25, 0.5, 0.75, 1]],
  ] as const)('%s up to %d is in %s', (...[measure, max, unit, ticks]) => {
    const scale = scaleOf(measure, max);
    expect(scale.unit).toBe(unit);
    expect(scale.ticks.map((tick) => Math.round(tick * 1e6) / 1e6)).toEqual(ticks);
  });
  it('starts at 0 and covers the largest value with few ticks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('duration' as const, 'rate' as const, 'count' as const),
        fc.double({ min: 0, max: 1e12, noNaN: true }),
        (measure, max) => {
          const { ticks } = scaleOf(measure, max);
          expect(ticks[0]).toBe(0);
          expect((ticks.at(-1) ?? 0) * (1 + 1e-6)).toBeGreaterThanOrEqual(max);
          expect(ticks.length).toBeLessThanOrEqual(6);
        },
      ),
    );
  });
});

it('writes ticks with the digits they need, and no more', () => {
  const written = (measure: 'duration' | 'count', max: number) => {
    const { ticks, divisor, decimals } = scaleOf(measure, max);
    return ticks.map((tick) => (tick / divisor).toFixed(decimals));
  };
  expect(written('count', 1)).toEqual(['0.00', '0.25', '0.50', '0.75', '1.00']);
  expect(written('duration', 41_000)).toEqual(['0', '20', '40', '60']);
  expect(written('count', 9.9)).toEqual(['0.0', '2.5', '5.0', '7.5', '10.0']);
  expect(written('count', 90)).toEqual(['0', '25', '50', '75', '100']);
});

it('chooses round steps', () => {
  expect([niceStep(41, 4), niceStep(8, 4), niceStep(9.9, 4)]).toEqual([20, 2, 2.5]);
});

it.each([
  ['duration', 16_340, '16.3 s'],
  ['duration', 432_000, '7.2 min'],
  ['duration', 12, '12 ms'],
  ['ratio', 0.9962, '99.62 %'],
  ['ratio', 1, '100 %'],
  ['rate', 1_240.4, '1 240 /s'],
  ['rate', 0.04, '0.04 /s'],
  ['count', 7, '7'],
] as const)('%s %d is written %s', (measure, value, text) => {
  expect(valueText(measure, value)).toBe(text);
});

it('groups thousands', () => {
  expect(countText(2_610_000)).toBe('2 610 000');
});
