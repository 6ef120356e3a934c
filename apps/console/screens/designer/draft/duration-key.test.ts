import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDuration, writeDuration } from './duration-key';

test('a duration is written back under the key and in the unit it was found in', () => {
  expect(writeDuration('size', ' 10m ')).toBe('10m');
  expect(writeDuration('size_ms', '10m')).toBe(600_000);
  expect(writeDuration('ttl_seconds', '1h')).toBe(3_600);
});

test('a text that is no duration is written as it stands', () => {
  expect(writeDuration('size_ms', 'soon')).toBe('soon');
});

test('reading and writing an integer of ms gives it back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_400_000 * 999 }), (ms) => {
      const { key, text } = readDuration({ size_ms: ms }, 'size');
      expect(writeDuration(key, text)).toBe(ms);
    }),
  );
});
