import { freshnessRollup, lookupsRollup, makeFreshness } from '@freshet/processing/metrics';
import { recordRollups } from '@freshet/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DOCUMENT, openApiWorld } from '../testing/open-api-world';

let world: Awaited<ReturnType<typeof openApiWorld>>;
let fromMs = 0;
const common = { tenant: 'acme', view: 'txn_stats' } as const;

beforeAll(async () => {
  world = await openApiWorld();
  fromMs = world.now - 60_000;
  await world.api.declaration.publish({ tenant: 'acme', text: DOCUMENT });
  const lookups = lookupsRollup.encode({ present: 6, null_value: 2, never_seen: 1, expired: 1, error: 10 });
  const fresh = freshnessRollup.encode(makeFreshness([{ acknowledgedMs: 16_000, newestEventMs: 0, previousNewestEventMs: null }]));
  await recordRollups({
    ctx: { db: world.db, actor: 'test', now: world.now },
    input: {
      rollups: [
        { ...common, kind: 'lookups', bucketMs: fromMs, writer: 'a', body: lookups },
        { ...common, kind: 'lookups', bucketMs: fromMs, writer: 'b', body: lookups },
        { ...common, kind: 'freshness', bucketMs: fromMs + 20_000, writer: 'a', body: fresh },
      ],
    },
  });
});
afterAll(() => world.close());

it('a series is a regular grid with null where nothing was measured, writers merged', async () => {
  const input = { ...common, fromMs, toMs: fromMs + 30_000, stepMs: 10_000 };
  const { points, definition } = await world.api.metric.hitRate(input);
  expect(points.map(({ tMs, rate, present }) => [tMs - fromMs, rate, present])).toEqual([
    [0, 0.8, 12],
    [10_000, null, null],
    [20_000, null, null],
  ]);
  expect(definition).not.toBe('');
  expect((await world.api.metric.freshness(input)).points.map(({ n }) => n)).toEqual([null, null, 1]);
  expect((await world.api.metric.events(input)).points.every(({ records }) => records === null)).toBe(true);
  expect((await world.api.metric.windowLag({ ...input, tenant: 'other' })).points.every(({ windowLagMs }) => windowLagMs === null)).toBe(
    true,
  );
});

it('the catalogue has the last hour in two numbers', async () => {
  const [view] = await world.api.featureView.list({ tenant: 'acme' });
  expect(view?.hitRate).toBe(0.8);
  expect((view?.freshnessP99Ms ?? 0) / 16_000).toBeCloseTo(1, 1);
});

it('a range that is too fine is refused', async () => {
  await expect(world.api.metric.freshness({ ...common, fromMs: 0, toMs: 86_400_000, stepMs: 10_000 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await expect(world.api.metric.freshness({ ...common, fromMs: 10, toMs: 5, stepMs: 10_000 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});
