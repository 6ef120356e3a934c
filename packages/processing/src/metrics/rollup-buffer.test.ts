import { expect, it } from 'vitest';
import { lookupsRollup } from './lookups-rollup';
import { type OwnRollup, RollupBuffer } from './rollup-buffer';

const SUBJECT = { tenant: 't', view: 'v' };
const lookups = (present: number) =>
  ({ kind: 'lookups', codec: lookupsRollup, body: { present, null_value: 0, never_seen: 1, expired: 0, error: 0 } }) as const;
const presentOf = ({ body }: OwnRollup): number => lookupsRollup.decode(body).present;

it('saves whole buckets again as they grow, and once more after a failure', async () => {
  const saved: OwnRollup[][] = [];
  const unsaved: number[] = [];
  let broken = false;
  const buffer = new RollupBuffer({
    save: async (rollups) => {
      if (broken) throw new Error('away');
      saved.push([...rollups]);
    },
    writer: 'w',
    onUnsaved: (_error, buckets) => unsaved.push(buckets),
    onGivenUp: () => undefined,
  });
  buffer.add(SUBJECT, lookups(1), 12_000);
  await buffer.save(12_000);
  buffer.add(SUBJECT, lookups(2), 19_999);
  buffer.add(SUBJECT, lookups(5), 20_000);
  broken = true;
  await buffer.save(20_000);
  broken = false;
  await buffer.save(21_000);
  await buffer.save(22_000);
  expect(unsaved).toEqual([2]);
  expect(saved.map((rollups) => rollups.map((rollup) => [rollup.bucketMs, presentOf(rollup)]))).toEqual([
    [[10_000, 1]],
    [
      [10_000, 3],
      [20_000, 5],
    ],
  ]);
  expect(saved[1]?.[0]).toMatchObject({ ...SUBJECT, kind: 'lookups', writer: 'w' });
});

it('saves what is added while a save is under way, and never two at once', async () => {
  const saved: number[] = [];
  const buffer = new RollupBuffer({
    save: async ([rollup]) => {
      if (saved.length === 0) buffer.add(SUBJECT, lookups(10), 1);
      saved.push(rollup ? presentOf(rollup) : 0);
    },
    writer: 'w',
    onUnsaved: () => undefined,
    onGivenUp: () => undefined,
  });
  buffer.add(SUBJECT, lookups(1), 0);
  await Promise.all([buffer.save(0), buffer.save(0)]);
  expect(saved).toEqual([1]);
  await buffer.save(0);
  expect(saved).toEqual([1, 11]);
});
