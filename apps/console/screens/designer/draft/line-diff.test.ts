import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines } from './line-diff';

test('names the lines that are new or different', () => {
  expect(changedLines('a\nb\nc', 'a\nb\nc')).toEqual([]);
  expect(changedLines('a\nb\nc', 'a\nx\nc')).toEqual([2]);
  expect(changedLines('a\nc', 'a\nb\nc\nd')).toEqual([2, 4]);
  expect(changedLines('a\nb\nc', 'c')).toEqual([]);
});

test('the lines that are left stood in the old text in that order', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const changed = new Set(changedLines(before.join('\n'), after.join('\n')));
      const kept = (after.length === 0 ? [''] : after).filter((_, index) => !changed.has(index + 1));
      let at = 0;
      for (const line of before.length === 0 ? [''] : before) if (line === kept[at]) at += 1;
      expect(at).toBe(kept.length);
    }),
  );
});
