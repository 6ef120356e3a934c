import { expect, it } from 'vitest';
import { changesBetween } from './changes-between';

it('names each difference by its place, and tells words from state', () => {
  const before = { description: 'a', aggregations: [{ name: 'n', window: { size_ms: 1 } }], tags: { 'a/b': 1 } };
  const after = { owner: 'x', aggregations: [{ name: 'n', window: { size_ms: 2 } }, { name: 'm' }], tags: { 'a/b': 2 } };
  expect(changesBetween(before, after, { sameState: false })).toEqual([
    { path: '/description', kind: 'metadata', message: 'removed "a"' },
    { path: '/aggregations/0/window/size_ms', kind: 'new_state', message: '1 became 2' },
    { path: '/aggregations/1', kind: 'new_state', message: 'added {"name":"m"}' },
    { path: '/tags/a~1b', kind: 'metadata', message: '1 became 2' },
    { path: '/owner', kind: 'metadata', message: 'added "x"' },
  ]);
});

it('costs nothing while the plan is the same', () => {
  expect(changesBetween({ source: 'a' }, { source: 'b' }, { sameState: true }).map(({ kind }) => kind)).toEqual(['metadata']);
});

it('does not mind the order of keys', () => {
  expect(changesBetween({ a: 1, b: 2 }, { b: 2, a: 1 }, { sameState: false })).toEqual([]);
});
