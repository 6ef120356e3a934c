import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCodePoints } from './code-point-order';

function byCodePoints(left: string, right: string): number {
  const [a, b] = [Array.from(left, (c) => c.codePointAt(0) ?? 0), Array.from(right, (c) => c.codePointAt(0) ?? 0)];
  const at = a.findIndex((point, i) => point !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

test('a character beyond the basic plane comes after U+FFFD', () => {
  expect(compareCodePoints('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
});

test('the order is that of code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
      expect(Math.sign(compareCodePoints(left, right))).toBe(Math.sign(byCodePoints(left, right)));
    }),
  );
});
