import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordText } from '../record/record-text';
import { readEventTime } from './event-time';
import { floorDiv, floorMod, floorTo } from './floor';
import { parseIso8601 } from './iso8601';

describe('ISO 8601 (laws T1, T5)', () => {
  it.each([
    ['2024-01-01T00:00:00Z', Date.UTC(2024, 0, 1)],
    ['2024-01-01 00:00:00', Date.UTC(2024, 0, 1)],
    ['2024-01-01T00:00:00.1', Date.UTC(2024, 0, 1) + 100],
    ['2024-01-01T00:00:00.001999999Z', Date.UTC(2024, 0, 1) + 1],
    ['1969-12-31T23:59:59.9999Z', -1],
    ['2024-01-01T05:30:00+05:30', Date.UTC(2024, 0, 1)],
    ['2024-01-01T00:00:00+0530', Date.UTC(2023, 11, 31, 18, 30)],
    ['2023-12-31T19:00:00.5-05:00', Date.UTC(2024, 0, 1) + 500],
    ['2024-01-01T00:00:00-14:59', Date.UTC(2024, 0, 1, 14, 59)],
    ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['0001-01-01T00:00:00Z', Date.parse('0001-01-01T00:00:00Z')],
  ])('%s', (text, expected) => {
    expect(parseIso8601(text)).toBe(expected);
  });

  it.each([
    '2024-02-30T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2024-04-31T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:60:00Z',
    '2024-01-01T00:00:60Z',
    '2024-1-1T00:00:00Z',
    '2024-01-01',
    '2024-01-01T00:00Z',
    '20240101T000000Z',
    '2024-01-01T00:00:00+05',
    '2024-01-01T00:00:00+15:00',
    '2024-01-01T00:00:00+05:60',
    '2024-01-01T00:00:00+5:300',
    '2024-01-01t00:00:00z',
    ' 2024-01-01T00:00:00Z',
    '2024-01-01T00:00:00Z ',
    '2024-01-01T00:00:00,5Z',
    '2024-01-01T00:00:00.Z',
    '2024-01-01T00:00:00.1234567890Z',
    '-2024-01-01T00:00:00Z',
    '',
    'yesterday',
  ])('%j is unreadable', (text) => {
    expect(parseIso8601(text)).toBeNull();
  });

  it('reads every instant that JavaScript writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(Date.UTC(1, 0, 1)), max: new Date(Date.UTC(9999, 11, 31)), noInvalidDate: true }), (date) => {
        expect(parseIso8601(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});

describe('epoch event times (law T6)', () => {
  it.each([
    ['epoch_s', '1704067200', 1_704_067_200_000],
    ['epoch_s', '1704067200.123', 1_704_067_200_123],
    ['epoch_s', '-0.0001', -1],
    ['epoch_s', '"1704067200"', 1_704_067_200_000],
    ['epoch_ms', '1704067200000.9', 1_704_067_200_000],
    ['epoch_ms', '-0.5', -1],
    ['epoch_ms', '" 5 "', 5],
    ['epoch_us', '-1', -1],
    ['epoch_us', '-1001', -2],
    ['epoch_us', '1704067200000999', 1_704_067_200_000],
    ['epoch_ms', '8640000000000001', null],
    ['epoch_ms', '1e400', null],
    ['epoch_ms', '"soon"', null],
    ['epoch_ms', 'null', null],
    ['iso8601', '5', null],
  ] as const)('%s of %s', (format, json, expected) => {
    const text = `{"t":${json}}`;
    expect(readEventTime(JSON.parse(text).t, { field: 't', format }, new RecordText(text))).toBe(expected);
  });
});

describe('floors (law W1)', () => {
  it('go down, for negative times too', () => {
    expect([floorTo(-1, 10), floorTo(-10, 10), floorTo(9, 10), floorTo(3, 10, 4)]).toEqual([-10, -10, 0, -6]);
    expect(Object.is(floorMod(-10, 10), 0)).toBe(true);
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1e9 }), fc.nat(), (value, step, offset) => {
        const floor = floorTo(value, step, offset);
        expect(floor <= value && value < floor + step && floorMod(floor - offset, step) === 0).toBe(true);
        expect(floorDiv(value, step)).toBe(Math.floor(value / step) + 0);
      }),
    );
  });
});
