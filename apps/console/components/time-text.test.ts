import { describe, expect, it } from 'vitest';
import { dateTimeText, durationText, relativeText } from './time-text';

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

it('writes instants in UTC', () => {
  expect(dateTimeText(Date.UTC(2026, 1, 12, 14, 30, 12))).toBe('12 Feb 2026 14:30:12');
});
