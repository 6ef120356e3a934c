import { describe, expect, it } from 'vitest';
import { dateTimeText, durationText, intervalText, relativeText, zoneText } from './time-text';

describe('durationText', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_500, '1.5 s'],
    [41_000, '41 s'],
    [119_400, '119 s'],
    [432_000, '7 m 12 s'],
    [3_600_000, '1 h'],
    [86_399_000, '23 h 59 m'],
    [273_600_000, '3 d 4 h'],
    [-5_000, '−5 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('relativeText', () => {
  it('looks back and ahead', () => {
    expect(relativeText(1_000, 7_400)).toBe('6 s ago');
    expect(relativeText(190_000, 8_000)).toBe('in 3 m 2 s');
    expect(relativeText(1_000, 1_400)).toBe('now');
  });
});

const SUMMER = Date.UTC(2026, 6, 12, 22, 30, 12);

it('writes an instant in the zone of its reader and names it', () => {
  expect(`${dateTimeText(SUMMER, 'UTC')} ${zoneText(SUMMER, 'UTC')}`).toBe('12 Jul 2026 22:30:12 UTC');
  expect(`${dateTimeText(SUMMER, 'Asia/Kolkata')} ${zoneText(SUMMER, 'Asia/Kolkata')}`).toBe('13 Jul 2026 04:00:12 GMT+5:30');
});

it('writes the day of an interval once where both ends fall on it', () => {
  const hour = { startMs: SUMMER, endMs: SUMMER + 3_600_000 };
  expect(intervalText(hour, 'UTC')).toBe('[12 Jul 2026 22:30:12, 23:30:12)');
  expect(intervalText(hour, 'Europe/London')).toBe('[12 Jul 2026 23:30:12, 13 Jul 2026 00:30:12)');
  expect(intervalText({ startMs: SUMMER, endMs: Date.UTC(2026, 6, 13) }, 'UTC')).toBe('[12 Jul 2026 22:30:12, 00:00:00)');
});
