import { expect, it } from 'vitest';
import { sortViews } from './sort-views';

const view = (name: string, freshnessP99Ms: number | null, hitRate: number | null) => ({ name, freshnessP99Ms, hitRate, updatedMs: 0 });
const views = [view('b', null, 0.9), view('a', 5, null), view('c', 50, 0.99)];
const names = (sort: 'name' | 'freshness' | 'hit-rate' | 'updated') => sortViews(views, sort).map(({ name }) => name);

it('puts the worst first and the unknown last', () => {
  expect(names('name')).toEqual(['a', 'b', 'c']);
  expect(names('freshness')).toEqual(['c', 'a', 'b']);
  expect(names('hit-rate')).toEqual(['b', 'c', 'a']);
  expect(names('updated')).toEqual(['a', 'b', 'c']);
});
