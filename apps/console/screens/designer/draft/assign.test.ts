import { applyPatch } from '@freshet/definitions';
import { expect, test } from 'vitest';
import { assign, assignList } from './assign';

const document = { name: 'v', window: { size: '1h' }, keys: ['a'] };

test('what holds already needs no patch', () => {
  expect(assign(document, [{ path: '/name', value: 'v' }])).toEqual([]);
  expect(assign(document, [{ path: '/owner', value: undefined }])).toEqual([]);
});

test('replaces, adds, removes, and builds missing parents', () => {
  expect(assign(document, [{ path: '/window/size', value: '2h' }])).toEqual([{ op: 'replace', path: '/window/size', value: '2h' }]);
  expect(assign(document, [{ path: '/owner', value: 'me' }])).toEqual([{ op: 'add', path: '/owner', value: 'me' }]);
  expect(assign(document, [{ path: '/window/size', value: undefined }])).toEqual([{ op: 'remove', path: '/window/size' }]);
  expect(assign(document, [{ path: '/freshness_slo/threshold', value: '1h' }])).toEqual([
    { op: 'add', path: '/freshness_slo', value: { threshold: '1h' } },
  ]);
});

test('a list is changed item by item, so that a comment beside another item stays', () => {
  const text = 'entity_keys:\n  - a # first\n  - b\n';
  const patch = assignList('/entity_keys', ['a', 'b'], ['a', 'c', 'd']);
  expect(applyPatch(text, patch)).toBe('entity_keys:\n  - a # first\n  - c\n  - d\n');
  expect(applyPatch(text, assignList('/entity_keys', ['a', 'b'], ['a']))).toBe('entity_keys:\n  - a # first\n');
});
