import { expect, it } from 'vitest';
import { checkOutputCoverage, checkSourceCoverage } from './check-coverage';

const topic = 'orders';
const ranges = [
  { partition: 0, start: 10, end: 20 },
  { partition: 1, start: 0, end: 5 },
];

it('lets a checkpoint go on that stands within the logs', () => {
  expect(() => checkSourceCoverage({ topic, ranges, offsets: [10, 5] })).not.toThrow();
  expect(() => checkOutputCoverage({ topic, ranges, offsets: [3, 5] })).not.toThrow();
});

it.each([
  { offsets: [9, 0], says: 'no longer holds the next events' },
  { offsets: [21, 0], says: 'has lost records' },
  { offsets: [10, 0, 1], says: 'partition 2 ends at offset 0' },
])('refuses to go on from $offsets', ({ offsets, says }) => {
  const refusal = expect.objectContaining({ code: 'log_behind', message: expect.stringContaining(says) });
  expect(() => checkSourceCoverage({ topic, ranges, offsets })).toThrow(refusal);
});

it('refuses an output log that ends before its checkpoint, not one that dropped old rows', () => {
  expect(() => checkOutputCoverage({ topic, ranges, offsets: [20, 6] })).toThrow(expect.objectContaining({ code: 'log_behind' }));
});
