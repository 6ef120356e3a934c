import { expect, it } from 'vitest';
import { tickText, timeTicks } from './time-axis';

it('puts ticks on round times inside the range', () => {
  const from = Date.UTC(2026, 1, 12, 8, 7);
  expect(timeTicks(from, from + 6 * 3_600_000, 6).map((ms) => tickText(ms, 'UTC'))).toEqual([
    '09:00',
    '10:00',
    '11:00',
    '12:00',
    '13:00',
    '14:00',
  ]);
  expect(timeTicks(from, from + 900_000, 6).map((ms) => tickText(ms, 'UTC'))).toEqual(['08:10', '08:15', '08:20']);
});
