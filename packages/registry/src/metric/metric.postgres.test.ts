import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../testing/world';
import { pruneRollups } from './prune-rollups';
import { readRollups } from './read-rollups';
import { recordRollups } from './record-rollups';
import type { Rollup } from './rollup';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const rollup = (bucketMs: number, over: Partial<Rollup> = {}): Rollup => ({
  tenant: 'acme',
  view: 'v',
  kind: 'lookups',
  bucketMs,
  writer: 'a',
  body: '{}',
  ...over,
});
const read = (ctx = world.acme) => readRollups({ ctx, input: { view: 'v', kinds: ['lookups', 'events'], fromMs: 0, toMs: 30_000 } });

describe('metric rollups', () => {
  it('are replaced by their own writer and kept beside others', async () => {
    const rollups = [
      rollup(10_000),
      rollup(0),
      rollup(0, { writer: 'b' }),
      rollup(30_000),
      rollup(0, { kind: 'freshness' }),
      rollup(10_000, { body: '{"n":2}' }),
    ];
    await recordRollups({ ctx: world.system, input: { rollups } });
    await recordRollups({ ctx: world.system, input: { rollups: [rollup(0, { body: '{"n":1}' })] } });
    expect((await read()).map(({ bucketMs, writer, body }) => [bucketMs, writer, body])).toEqual([
      [0, 'a', '{"n":1}'],
      [0, 'b', '{}'],
      [10_000, 'a', '{"n":2}'],
    ]);
  });

  it('are seen by their tenant alone', async () => {
    expect(await read(world.other)).toEqual([]);
  });

  it('are removed by age', async () => {
    expect(await pruneRollups({ ctx: world.system, input: { olderThanMs: 10_000 } })).toBe(3);
    expect((await read()).map(({ bucketMs }) => bucketMs)).toEqual([10_000]);
  });
});
