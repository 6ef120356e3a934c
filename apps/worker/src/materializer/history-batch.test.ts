import { expect, it } from 'vitest';
import { HistoryBatch } from './history-batch';

const row = (eventMs: number, writtenMs: number | null) => ({
  entity: { customer: 'a' },
  group: 'tumbling_1000',
  windowStart: eventMs - 999,
  windowEnd: eventMs + 1,
  eventMs,
  seq: 0,
  newestEventMs: eventMs,
  watermarkMs: null,
  attempt: 1,
  features: {},
  revision: 2,
  writtenMs,
});

it('makes a row available from its online write on, from the commit on when there was none, and never before its event time', () => {
  const batch = new HistoryBatch(0, 0);
  for (const each of [row(1_000, 5_000), row(2_000, null), row(9_000, 5_000), row(9_500, null)]) batch.add(each);
  const rows = batch.groups(8_000).get('tumbling_1000') ?? [];
  expect(rows.map(({ writtenMs, availableAt }) => [writtenMs, availableAt])).toEqual([
    [5_000, 5_000],
    [8_000, 8_000],
    [5_000, 9_000],
    [8_000, 9_500],
  ]);
});
