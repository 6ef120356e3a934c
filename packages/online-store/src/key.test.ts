import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyText } from './key';
import type { OnlineKey } from './online-store';

const plain: OnlineKey = { tenant: 'acme-corp', view: 'txn_stats', keySpace: 1, group: null, entity: { customer_id: 'cust-123' } };

const hostile = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      '%',
      ':',
      '|',
      '=',
      '#',
      '@',
      '{',
      '}',
      '\0',
      '2',
      '5',
      '3',
      'A',
      '~',
      'u',
      'd',
      '8',
      '0',
      '\ud800',
      '\udc00',
      'é',
      '\u0080',
    ),
  }),
  fc.string({ unit: 'binary' }),
);
const key: fc.Arbitrary<OnlineKey> = fc.record({
  tenant: hostile,
  view: hostile,
  keySpace: fc.integer({ min: 1, max: 3 }),
  group: fc.option(hostile, { nil: null }),
  entity: fc.dictionary(hostile, hostile, { minKeys: 1, maxKeys: 3 }),
});

const identity = (of: OnlineKey) =>
  JSON.stringify([of.tenant, of.view, of.keySpace, of.group, Object.entries(of.entity).sort(([a], [b]) => (a < b ? -1 : 1))]);

describe('keyText', () => {
  it('has the form that Redis and its tools see', () => {
    expect(keyText(plain)).toBe('feast:acme-corp:txn_stats:customer_id=cust-123');
    expect(keyText({ ...plain, keySpace: 4, group: 'tumbling_3600000' })).toBe(
      'feast:acme-corp:txn_stats@4:customer_id=cust-123#tumbling_3600000',
    );
    expect(keyText({ ...plain, entity: { z: '1', a: 'é', m: 'true' } })).toBe('feast:acme-corp:txn_stats:a=é|m=true|z=1');
    expect(keyText({ ...plain, entity: { k: '%:|=#@{}\0\u007f' } })).toBe('feast:acme-corp:txn_stats:k=%25%3A%7C%3D%23%40%7B%7D%00%7F');
  });

  it('does not depend on the order of the key names', () => {
    expect(keyText({ ...plain, entity: { a: '1', b: '2' } })).toBe(keyText({ ...plain, entity: { b: '2', a: '1' } }));
  });

  it('never gives two keys one text, nor one sequence of bytes', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        const isSame = identity(a) === identity(b);
        expect(keyText(a) === keyText(b)).toBe(isSame);
        expect(Buffer.from(keyText(a)).equals(Buffer.from(keyText(b)))).toBe(isSame);
      }),
      { numRuns: 1000 },
    );
    const texts = new Map<string, string>();
    fc.assert(
      fc.property(key, (one) => {
        const before = texts.get(keyText(one));
        texts.set(keyText(one), identity(one));
        expect(before ?? identity(one)).toBe(identity(one));
      }),
      { numRuns: 2000 },
    );
  });
});
