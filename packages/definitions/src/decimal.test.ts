import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, parseDecimalAs } from './decimal';

const money = { precision: 18, scale: 2 };
const asMoney = (text: string) => {
  const value = parseDecimalAs(text, money);
  return value && formatDecimal(value);
};

describe('a number read as decimal(18,2)', () => {
  test.each([
    ['1.005', '1.01'],
    ['-1.005', '-1.01'],
    ['1.0049999', '1.00'],
    ['2.675', '2.68'],
    ['1e2', '100.00'],
    ['12.5e-1', '1.25'],
    ['.5', '0.50'],
    ['5.', '5.00'],
    ['+7', '7.00'],
    ['-0', '0.00'],
    ['0.004', '0.00'],
    ['0.005', '0.01'],
    ['0.05e-1', '0.01'],
    ['0.049e-1', '0.00'],
    ['1e-999999999', '0.00'],
    ['0e999999999', '0.00'],
    ['0009999999999999999.99', '9999999999999999.99'],
  ])('%s is %s', (text, expected) => {
    expect(asMoney(text)).toBe(expected);
  });

  test.each(['', 'x', '1.2.3', '0x10', 'NaN', 'Infinity', ' 1', '1e', '10000000000000000', '9999999999999999.995', '1e999999999'])(
    '%j is NULL',
    (text) => {
      expect(parseDecimalAs(text, money)).toBeNull();
    },
  );

  test('equals exact reading followed by rounding', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), fc.integer({ min: 2, max: 20 }), (unscaled, scale) => {
        const divisor = 10n ** BigInt(scale - 2);
        // Twice the value plus or minus the divisor, cut toward zero, is half away from zero.
        const rounded = (2n * unscaled + (unscaled < 0n ? -divisor : divisor)) / (2n * divisor);
        expect(parseDecimalAs(formatDecimal({ unscaled, scale }), money)).toEqual({ unscaled: rounded, scale: 2 });
      }),
    );
  });
});

test('a megabyte of digits costs no more than its scale', () => {
  const digits = '1'.repeat(1_000_000);
  expect(parseDecimalAs(digits, money)).toBeNull();
  expect(asMoney(`0.${digits}`)).toBe('0.11');
});

test('all digits of the scale are written, and read back', () => {
  fc.assert(
    fc.property(fc.bigInt(1n - 10n ** 38n, 10n ** 38n - 1n), fc.nat(38), (unscaled, scale) => {
      expect(parseDecimalAs(formatDecimal({ unscaled, scale }), { precision: 38, scale })).toEqual({ unscaled, scale });
    }),
  );
});
