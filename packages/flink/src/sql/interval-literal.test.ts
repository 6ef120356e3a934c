import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalLiteral, shifted } from './interval-literal';

const UNIT_MS: Readonly<Record<string, number>> = { DAY: 86_400_000, HOUR: 3_600_000, MINUTE: 60_000, SECOND: 1_000 };

/** What Flink makes of a literal. */
function durationOf(literal: string): number {
  const simple = /^INTERVAL '(\d{1,3})' (DAY|HOUR|MINUTE|SECOND)(\(3\))?$/.exec(literal);
  if (simple !== null) return Number(simple[1]) * (UNIT_MS[simple[2] ?? ''] ?? Number.NaN);
  const full = /^INTERVAL '(\d{1,3}) (\d\d):(\d\d):(\d\d)\.(\d{3})' DAY\(3\) TO SECOND\(3\)$/.exec(literal);
  const [days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0] = (full ?? []).slice(1).map(Number);
  return full === null ? Number.NaN : (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000 + ms;
}

describe('intervalLiteral', () => {
  it.each([
    [1, "INTERVAL '0 00:00:00.001' DAY(3) TO SECOND(3)"],
    [7_000, "INTERVAL '7' SECOND"],
    [100_000, "INTERVAL '100' SECOND(3)"],
    [3_600_000, "INTERVAL '1' HOUR"],
    [604_800_000, "INTERVAL '7' DAY"],
    [86_400_000 + 1, "INTERVAL '1 00:00:00.001' DAY(3) TO SECOND(3)"],
  ])('writes %i ms as %s', (ms, literal) => expect(intervalLiteral(ms)).toBe(literal));

  it('means the duration it was given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 * 86_400_000 - 1 }), (ms) => {
        expect(durationOf(intervalLiteral(ms))).toBe(ms);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom(...Object.values(UNIT_MS)), (count, unit) => {
        expect(durationOf(intervalLiteral(count * unit))).toBe(count * unit);
      }),
    );
  });

  it.each([0, -1, 1.5, 1_000 * 86_400_000, Number.NaN])('refuses %d', (ms) => {
    expect(() => intervalLiteral(ms)).toThrow(expect.objectContaining({ code: 'interval_out_of_range' }));
  });
});

describe('shifted', () => {
  it('adds, subtracts or leaves alone', () => {
    expect([shifted('t', 1_000), shifted('t', -1_000), shifted('t', 0)]).toEqual([
      "t + INTERVAL '1' SECOND",
      "t - INTERVAL '1' SECOND",
      't',
    ]);
  });
});
