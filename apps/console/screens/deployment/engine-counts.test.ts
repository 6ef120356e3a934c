import { expect, it } from 'vitest';
import { engineCounts } from './engine-counts';

it('sums what is counted per group and per reason', () => {
  const stats = { records: 9, tombstones: 0, rows: 4, late: { a: 1, b: 2 }, deadLetters: { not_json_object: 3 }, watermarkMs: null };
  expect(engineCounts(stats)).toEqual({ records: 9, rows: 4, late: 3, deadLetters: 3, watermarkMs: null });
});

it('is null while there is no checkpoint, and for what is no statistics', () => {
  expect(engineCounts(null)).toBeNull();
  expect(engineCounts({ records: 9, rows: '4', late: {}, deadLetters: {}, watermarkMs: null })).toBeNull();
});
