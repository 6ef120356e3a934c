import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outputKey } from './output-key';

test('the record key holds the texts in the order of the sorted names', () => {
  expect(outputKey({ b: '2', a: '1' })).toBe('["1","2"]');
  expect(outputKey({ a: '1', b: '2' })).toBe('["1","2"]');
});

test('different entities never share a record key', () => {
  const entity = fc.record({ a: fc.string(), b: fc.string() });
  fc.assert(
    fc.property(entity, entity, (left, right) => {
      expect(outputKey(left) === outputKey(right)).toBe(left.a === right.a && left.b === right.b);
    }),
  );
});
