import { expect, test } from 'vitest';
import { toWire } from './wire-value';

test('int64 and decimals are strings, doubles and timestamps numbers, NULL is null', () => {
  expect(toWire(9_007_199_254_740_993n, { kind: 'int64' })).toBe('9007199254740993');
  expect(toWire({ unscaled: -150n, scale: 2 }, { kind: 'decimal', precision: 18, scale: 2 })).toBe('-1.50');
  expect(toWire(1.5, { kind: 'double' })).toBe(1.5);
  expect(toWire(1_700_000_000_000, { kind: 'timestamp' })).toBe(1_700_000_000_000);
  expect(toWire('x', { kind: 'string' })).toBe('x');
  expect(toWire(false, { kind: 'boolean' })).toBe(false);
  expect(toWire(null, { kind: 'int64' })).toBeNull();
});

test('-0.0 is 0.0, and what is not finite is null', () => {
  expect(Object.is(toWire(-0, { kind: 'double' }), 0)).toBe(true);
  expect(toWire(Number.POSITIVE_INFINITY, { kind: 'double' })).toBeNull();
});
