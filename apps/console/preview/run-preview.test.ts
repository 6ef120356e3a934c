import { type Plan, parseDeclarations } from '@freshet/definitions';
import { expect, test } from 'vitest';
import { runPreview } from './run-preview';

const planOf = (delay: string): Plan => {
  const text = `kind: source
name: s
event_time: { field: at, format: epoch_s }
watermark_delay: ${delay}
fields: [{ name: k, type: string }, { name: n, type: int64 }]
---
name: v
source: s
entity_keys: [k]
aggregations:
  - { name: total, source_field: n, aggregation: sum, window: { window_type: tumbling, size: 10s } }
`;
  const plan = parseDeclarations(text).plans[0]?.plan;
  if (!plan) throw new Error('the declaration does not compile');
  return plan;
};
const event = (at: number, n: number): string => JSON.stringify({ k: 'a', n, at });
const inOne = (values: readonly (string | null)[]) => values.map((value, offset) => ({ partition: 0, offset, value }));
const clock = () => 0;

test('rows, late events and dead letters of a sample', () => {
  const result = runPreview(planOf('0s'), inOne([event(1, 1), event(12, 2), event(3, 4), '{"k":', event(13, 8), null]), clock);
  expect(result.rows.map(({ windowEnd, features }) => [windowEnd, features])).toEqual([
    [10_000, { total: '1' }],
    [20_000, { total: '10' }],
  ]);
  expect(result.late).toEqual({ tumbling_10000: 1 });
  expect(result.deadLetters).toEqual([{ partition: 0, offset: 3, reason: 'not_json_object' }]);
  expect(result.tombstones).toBe(1);
});

test('a partition that ran ahead makes no event of another one late', () => {
  const ahead = [event(1, 1), event(50, 1)].map((value, offset) => ({ partition: 3, offset, value }));
  const behind = [event(2, 1), event(12, 1), event(21, 1)].map((value, offset) => ({ partition: 5, offset, value }));
  const result = runPreview(planOf('0s'), [...ahead, ...behind], clock);
  expect(result.late).toEqual({ tumbling_10000: 0 });
  expect(result.rows.map((row) => row.features.total)).toEqual(['2', '1', '1', '1']);
});

test('dead letters name the partition of the topic', () => {
  const result = runPreview(planOf('0s'), [{ partition: 7, offset: 42, value: 'x' }], clock);
  expect(result.deadLetters).toEqual([{ partition: 7, offset: 42, reason: 'not_json_object' }]);
});

test('no records give no rows', () => {
  expect(runPreview(planOf('0s'), [], clock).rows).toEqual([]);
});
