import { join } from 'node:path';
import type { FeatureRow } from '@freshet/definitions';
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { differenceOfRows, runOracle, type Step } from '@freshet/processing/testing';
import { latestCheckpoint, listDeadLetters } from '@freshet/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './testing/child-process';
import { createRandom } from './testing/random';
import { comparable, readBack } from './testing/read-back';
import { createWorld, type Deployed, type World } from './testing/world';

const DECLARATION = `
kind: source
name: orders
event_time: { field: at, format: epoch_ms }
watermark_delay: 5s
fields:
  - { name: customer, type: string }
  - { name: amount, type: int64 }
  - { name: item, type: string }
  - { name: at, type: int64 }
---
kind: feature_view
name: order_totals
entity_keys: [customer]
source: orders
aggregations:
  - { name: orders_1m, aggregation: count, window: { window_type: tumbling, size: 1m } }
  - { name: amount_1m, source_field: amount, aggregation: sum, window: { window_type: tumbling, size: 1m } }
  - { name: amount_5m, source_field: amount, aggregation: max, window: { window_type: sliding, size: 5m, slide: 1m } }
  - { name: items, source_field: item, aggregation: count_distinct, window: { window_type: session, gap: 20s } }
`;
const EVENTS = 12_000;
const BATCH = 400;
const KILLS = 3;
const SEED = 20_261_121;
const BASE_MS = Date.UTC(2026, 0, 1);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** Out of order and sometimes too late, one in a hundred unusable; the last one closes every window before it. */
function records(random: () => number): readonly string[] {
  const usable = Array.from({ length: EVENTS }, (_, index) => {
    if (random() < 0.01) return random() < 0.5 ? '{"customer":null,"amount":1,"at":1}' : 'not json';
    const at = BASE_MS + index * 100 - Math.floor(random() ** 4 * 20_000);
    return JSON.stringify({
      customer: `c${Math.floor(random() * 300)}`,
      amount: Math.floor(random() * 1000),
      item: `i${Math.floor(random() * 20)}`,
      at,
    });
  });
  return [...usable, JSON.stringify({ customer: 'closer', amount: 0, item: 'i', at: BASE_MS + EVENTS * 100 + 3_600_000 })];
}

async function send(lines: readonly string[], key: string): Promise<void> {
  const body = lines.join('\n');
  const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': key };
  await eventually(async () => (await fetch(`${world.url}/v1/topics/orders/events`, { method: 'POST', headers, body })).ok, {
    withinMs: 30_000,
    describe: () => `batch ${key} was not taken`,
  });
}

it('loses nothing and counts nothing twice when worker and feature server are killed at random points', async () => {
  const random = createRandom(SEED);
  const lines = records(random);
  let server = await world.startFeatureServer();
  let worker = world.startWorker();
  const [deployed] = await world.deploy(DECLARATION);
  if (!deployed) throw new Error('nothing was deployed');
  const batches = Math.ceil(lines.length / BATCH);
  const kills = new Set(Array.from({ length: KILLS }, () => Math.floor(random() * batches)));
  const serverKill = Math.floor(random() * batches);
  for (let batch = 0; batch < batches; batch++) {
    await send(lines.slice(batch * BATCH, (batch + 1) * BATCH), `batch-${batch}`);
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 120));
    if (kills.has(batch)) {
      await worker.end('SIGKILL');
      worker = world.startWorker();
    }
    if (batch === serverKill) {
      await server.end('SIGKILL');
      server = await world.startFeatureServer();
      // A batch that the server may not have answered for is sent again under its key.
      await send(lines.slice(batch * BATCH, (batch + 1) * BATCH), `batch-${batch}`);
    }
  }
  const system = { db: world.db, actor: 'test', now: Date.now() };
  const checkpoint = () => latestCheckpoint({ ctx: system, input: { deployment: deployed.deployment.id } });
  await eventually(async () => (await checkpoint())?.offsets['0'] === lines.length, { withinMs: 60_000, describe: () => worker.output() });
  const attemptBefore = (await world.observed(deployed.deployment.id))?.attempt ?? 0;
  await worker.end('SIGKILL');
  worker = world.startWorker();
  const runsAgain = async (): Promise<boolean> => {
    const now = await world.observed(deployed.deployment.id);
    return now !== null && now.attempt > attemptBefore && now.observed === 'healthy';
  };
  await eventually(runsAgain, { withinMs: 30_000, describe: () => worker.output() });
  await worker.end('SIGTERM');

  const steps = lines.map((value): Step => ({ kind: 'record', partition: 0, value, appendMs: null }));
  const oracle = runOracle(deployed.plan, steps);
  const closerEnd = BASE_MS + EVENTS * 100 + 3_000_000;
  const expected = comparable(oracle.rows).filter(({ windowEnd }) => windowEnd < closerEnd);
  expect(expected.length).toBeGreaterThan(3_000);
  const { rows, rowsInFiles } = await readBack(world, deployed);
  expect(differenceOfRows(rows, expected), `seed ${SEED}`).toBeNull();
  expect(rowsInFiles).toBe(rows.length);
  const stats = (await checkpoint())?.stats;
  expect(stats).toMatchObject({ records: lines.length, late: oracle.late, rows: expected.length });
  const { totals, letters } = await listDeadLetters({ ctx: { ...system, tenant: world.tenant }, input: { limit: 1000 } });
  const unusable = lines.filter((line) => line === 'not json').length;
  expect(totals.find(({ reason }) => reason === 'not_json_object')?.count).toBe(unusable);
  expect(new Set(letters.map(({ offset }) => offset)).size).toBe(letters.length);
  expect(letters.length).toBe(totals.reduce((sum, { count }) => sum + count, 0));
  await expectNewestOnline(deployed, expected);
}, 240_000);

async function expectNewestOnline({ deployment, plan }: Deployed, rows: readonly FeatureRow[]): Promise<void> {
  const store = await createEmbeddedOnlineStore({ directory: join(world.dataDir, 'online') });
  for (const group of plan.groups) {
    const newest = new Map<string, FeatureRow>();
    for (const row of rows.filter((each) => each.group === group.name)) {
      const key = String(row.entity.customer);
      if ((newest.get(key)?.windowEnd ?? 0) < row.windowEnd) newest.set(key, row);
    }
    const entities = [...newest.keys()];
    const address = { tenant: world.tenant, view: plan.view, keySpace: deployment.keySpace, group: group.name };
    const hits = await store.read(entities.map((customer) => ({ ...address, entity: { customer } })));
    for (const [index, customer] of entities.entries()) {
      const wanted = newest.get(customer);
      expect(hits[index]?.record.windowEnd).toBe(wanted?.windowEnd);
      expect(Object.fromEntries(Object.entries(hits[index]?.features ?? {}).map(([name, text]) => [name, JSON.parse(text)]))).toEqual(
        wanted?.features,
      );
    }
  }
  await store.close();
}
