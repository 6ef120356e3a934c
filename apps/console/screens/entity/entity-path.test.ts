import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityOf, entityPath } from './entity-path';

it('finds every key again, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (customer, region) => {
      const url = new URL(entityPath('default', 'stats', { customer_id: customer, region }), 'http://h');
      expect(entityOf(Object.fromEntries(url.searchParams), ['customer_id', 'region'])).toEqual({
        customer_id: customer,
        region: region,
      });
    }),
  );
});

it('is no entity while a key is missing or there twice', () => {
  expect(entityOf({ a: '1' }, ['a', 'b'])).toBeNull();
  expect(entityOf({ a: ['1', '2'] }, ['a'])).toBeNull();
});
