import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration';

test.each([
  ['250ms', 250],
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
  ['0s', 0],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '5', 'm', '5 m', '-5m', '1.5h', '05m', '5M', '5m ', '1h30m', '999999999999999d'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test('what is written reads back as the same ms', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.nat(),
        fc.nat(10_000).map((n) => n * 60_000),
      ),
      (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      },
    ),
  );
});

test('the largest whole unit is written', () => {
  expect([3_600_000, 90_000, 86_400_000, 1, 0].map(formatDuration)).toEqual(['1h', '90s', '1d', '1ms', '0s']);
});
