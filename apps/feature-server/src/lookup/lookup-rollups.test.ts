import pino from 'pino';
import { expect, it } from 'vitest';
import { type LookupBucket, LookupRollups } from './lookup-rollups';

const log = pino({ level: 'silent' });
const counts = (present: number) => ({ view: 'v', present, nullValue: 0, neverSeen: 1, expired: 0, error: 0 });

it('saves whole buckets again as they grow, and once more after a failure', async () => {
  const saved: LookupBucket[][] = [];
  let broken = false;
  const rollups = new LookupRollups({
    save: async (buckets) => {
      if (broken) throw new Error('away');
      saved.push([...buckets]);
    },
    log,
  });
  rollups.add('t', counts(1), 12_000);
  await rollups.flush(12_000);
  rollups.add('t', counts(2), 19_999);
  rollups.add('t', counts(5), 20_000);
  broken = true;
  await rollups.flush(20_000);
  broken = false;
  await rollups.flush(21_000);
  await rollups.flush(22_000);
  expect(saved).toHaveLength(2);
  expect(saved[1]).toEqual([
    { tenant: 't', bucketMs: 10_000, counts: { ...counts(3), neverSeen: 2 } },
    { tenant: 't', bucketMs: 20_000, counts: counts(5) },
  ]);
});

it('saves what is added while a save is under way', async () => {
  const saved: number[] = [];
  const rollups = new LookupRollups({
    save: async ([bucket]) => {
      if (saved.length === 0) rollups.add('t', counts(10), 1);
      saved.push(bucket?.counts.present ?? 0);
    },
    log,
  });
  rollups.add('t', counts(1), 0);
  await rollups.flush(0);
  await rollups.flush(0);
  expect(saved).toEqual([1, 11]);
});
