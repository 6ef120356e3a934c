import { expect, test } from 'vitest';
import { nearest } from './nearest';

test.each([
  ['amuont', 'amount'],
  ['Amount', 'amount'],
  ['custmer_id', 'customer_id'],
])('%s is near %s', (word, near) => {
  expect(nearest(word, ['customer_id', 'amount', 'event_timestamp'])).toBe(near);
});

test('a swap that ends a row beyond the limit still counts', () => {
  expect(nearest('ba', ['ab'])).toBe('ab');
  expect(nearest('badcfeghijklmno', ['abcdefghijklmno'])).toBe('abcdefghijklmno');
  expect(nearest('badcfehgjilkmno', ['abcdefghijklmno'])).toBeNull();
});

test('nothing is near a wholly different word', () => {
  expect(nearest('zzzzzz', ['amount', 'id'])).toBeNull();
  expect(nearest('ab', ['xy'])).toBeNull();
});
