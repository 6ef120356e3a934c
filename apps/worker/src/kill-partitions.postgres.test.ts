import { join } from 'node:path';
import { createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { differenceOfRows, runOracle, type Step } from '@freshet/processing/testing';
import { latestCheckpoint } from '@freshet/registry';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './testing/child-process';
import { createRandom } from './testing/random';
import { comparable, readBack } from './testing/read-back';
import { createWorld, type World } from './testing/world';

const PARTITIONS = 3;
const DELAY_MS = 5_000;
// No partition may fall idle: what comes after it would be late, and then the rows depend on the interleaving.
const DECLARATION = `
kind: source
name: rides
event_time: { field: at, format: epoch_ms }
watermark_delay: 5s
idle_timeout: 1h
partitions: ${PARTITIONS}
fields:
  - { name: zone, type: int64 }
  - { name: fare, type: decimal(12,2) }
  - { name: at, type: int64 }
---
kind: feature_view
name: zone_fares
entity_keys: [zone]
source: rides
aggregations:
  - { name: rides_1m, aggregation: count, window: { window_type: tumbling, size: 1m } }
  - { name: fare_3m, source_field: fare, aggregation: sum, window: { window_type: sliding, size: 3m, slide: 1m } }
  - { name: fare_busy, source_field: fare, aggregation: max, window: { window_type: session, gap: 15s } }
`;
const EVENTS = 9_000;
const BATCH = 300;
const KILLED_AT = [4, 13, 21];
const SEED = 20_261_122;
const BASE_MS = Date.UTC(2026, 0, 1);
const CLOSER_MS = BASE_MS + EVENTS * 100 + 3_600_000;
const TOPIC = { tenant: 'default', topic: 'rides' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

/** Out of order, never by more than the delay. */
function rides(): readonly string[] {
  const random = createRandom(SEED);
  return Array.from({ length: EVENTS }, (_, index) => {
    const at = BASE_MS + index * 100 - Math.floor(random() * DELAY_MS);
    return JSON.stringify({ zone: Math.floor(random() * 200), fare: (random() * 90).toFixed(2), at });
  });
}

/** A keyed batch goes to one partition in one piece; the partitions take turns. */
async function send(lines: readonly string[], key: string): Promise<void> {
  const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': key };
  const answer = await fetch(`${world.url}/v1/topics/rides/events`, { method: 'POST', headers, body: lines.join('\n') });
  expect(answer.status).toBe(200);
}

/** Sends closing events until each partition ends with one; resolves to the partitions' ends. */
async function close(): Promise<readonly number[]> {
  const reader = createEmbeddedLogReader({ directory: join(world.dataDir, 'log') });
  const closer = JSON.stringify({ zone: -1, fare: 0, at: CLOSER_MS });
  const before = (await reader.ranges(TOPIC)).map(({ end }) => end);
  for (let sent = 0; sent < PARTITIONS; sent++) await send([closer], `closer-${sent}`);
  const ends = (await reader.ranges(TOPIC)).map(({ end }) => end);
  await reader.close();
  expect(ends).toEqual(before.map((end) => end + 1));
  return ends;
}

it('gives the rows of one partition from three, killed on the way', async () => {
  await world.startFeatureServer();
  let worker = world.startWorker();
  const [deployed] = await world.deploy(DECLARATION);
  if (!deployed) throw new Error('nothing was deployed');
  const lines = rides();
  for (let batch = 0; batch * BATCH < EVENTS; batch++) {
    await send(lines.slice(batch * BATCH, (batch + 1) * BATCH), `batch-${batch}`);
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (!KILLED_AT.includes(batch)) continue;
    await worker.end('SIGKILL');
    worker = world.startWorker();
  }
  const ends = await close();
  const checkpoint = () =>
    latestCheckpoint({ ctx: { db: world.db, actor: 'test', now: Date.now() }, input: { deployment: deployed.deployment.id } });
  const isDone = async (): Promise<boolean> => {
    const offsets = (await checkpoint())?.offsets;
    return ends.every((end, partition) => offsets?.[String(partition)] === end);
  };
  await eventually(isDone, { withinMs: 60_000, describe: () => worker.output() });
  await worker.end('SIGTERM');

  const steps = lines.map((value): Step => ({ kind: 'record', partition: 0, value, appendMs: null }));
  const oracle = runOracle(deployed.plan, [
    ...steps,
    { kind: 'record', partition: 0, value: `{"zone":-1,"at":${CLOSER_MS}}`, appendMs: null },
  ]);
  const expected = comparable(oracle.rows).filter(({ windowEnd }) => windowEnd < CLOSER_MS);
  expect(expected.length).toBeGreaterThan(3_000);
  const { rows, rowsInFiles } = await readBack(world, deployed);
  expect(differenceOfRows(rows, expected), `seed ${SEED}`).toBeNull();
  expect(rowsInFiles).toBe(rows.length);
  const late = Object.fromEntries(deployed.plan.groups.map(({ name }) => [name, 0]));
  expect((await checkpoint())?.stats).toMatchObject({ records: EVENTS + PARTITIONS, rows: expected.length, late });
}, 240_000);
