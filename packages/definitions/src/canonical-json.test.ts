import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hashJson } from './canonical-json';

test('keys are sorted, absent ones left out', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, z: undefined })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});

test('the hash is SHA-256 of the text', () => {
  // sha256sum of the two bytes "{}".
  expect(hashJson({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('the order of keys does not matter, anything else does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 }), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(hashJson(reversed)).toBe(hashJson(record));
      const [key = ''] = Object.keys(record);
      expect(hashJson({ ...record, [key]: (record[key] ?? 0) + 1 })).not.toBe(hashJson(record));
    }),
  );
});
