import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { differenceOfRows, runOracle, type Step } from '@freshet/processing/testing';
import { latestCheckpoint } from '@freshet/registry';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Child, eventually } from './testing/child-process';
import { comparable, readBack } from './testing/read-back';
import { createWorld, type Deployed, type World } from './testing/world';

const DECLARATION = `
kind: source
name: visits
event_time: { field: at, format: epoch_ms }
watermark_delay: 0s
idle_timeout: 1h
fields:
  - { name: page, type: string }
  - { name: at, type: int64 }
---
kind: feature_view
name: page_visits
entity_keys: [page]
source: visits
aggregations:
  - { name: visits_1s, aggregation: count, window: { window_type: tumbling, size: 1s } }
`;
const BASE_MS = Date.UTC(2026, 0, 1);

let world: World;
let worker: Child;
let deployed: Deployed;
const lines: string[] = [];
beforeAll(async () => {
  world = await createWorld();
  await world.startFeatureServer();
  worker = world.startWorker();
  const [first] = await world.deploy(DECLARATION);
  if (!first) throw new Error('nothing was deployed');
  deployed = first;
  await observed('healthy');
});
afterAll(() => world.drop());

const within = (ask: () => Promise<boolean>): Promise<void> => eventually(ask, { withinMs: 30_000, describe: () => worker.output() });
const state = () => world.observed(deployed.deployment.id);
const observed = (wanted: string): Promise<void> => within(async () => (await state())?.observed === wanted);
const checkpoint = () =>
  latestCheckpoint({ ctx: { db: world.db, actor: 'test', now: Date.now() }, input: { deployment: deployed.deployment.id } });

/** The next ten seconds of visits, in one batch. */
async function visit(): Promise<void> {
  const from = lines.length;
  lines.push(...Array.from({ length: 100 }, (_, index) => JSON.stringify({ page: `p${index % 7}`, at: BASE_MS + (from + index) * 100 })));
  const headers = { 'content-type': 'application/x-ndjson' };
  const body = lines.slice(from).join('\n');
  expect((await fetch(`${world.url}/v1/topics/visits/events`, { method: 'POST', headers, body })).status).toBe(200);
}
const covered = (): Promise<void> => within(async () => (await checkpoint())?.offsets['0'] === lines.length);

/** Ends every session with the database, as its restart does. */
async function endSessions(): Promise<void> {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}

async function expectOraclesRows(): Promise<void> {
  const steps = lines.map((value): Step => ({ kind: 'record', partition: 0, value, appendMs: null }));
  const lastMs = BASE_MS + (lines.length - 1) * 100;
  const expected = comparable(runOracle(deployed.plan, steps).rows).filter(({ windowEnd }) => windowEnd - 1 <= lastMs);
  await within(async () => (await readBack(world, deployed)).rows.length >= expected.length);
  expect(differenceOfRows((await readBack(world, deployed)).rows, expected)).toBeNull();
  expect((await checkpoint())?.stats).toMatchObject({ records: lines.length, rows: expected.length });
}

it('goes on after the registry was restarted under it', async () => {
  await visit();
  await endSessions();
  await visit();
  await covered();
  await observed('healthy');
});

it('does no harm when it was paused while another worker took over', async () => {
  const attempt = (await state())?.attempt ?? 0;
  await visit();
  worker.process.kill('SIGSTOP');
  const paused = worker;
  await endSessions();
  worker = world.startWorker();
  await visit();
  await within(async () => ((await state())?.attempt ?? 0) > attempt);
  await covered();
  const taken = (await state())?.attempt;
  paused.process.kill('SIGCONT');
  await visit();
  await covered();
  expect((await state())?.attempt).toBe(taken);
  await paused.end('SIGTERM');
  expect((await state())?.observed).toBe('healthy');
});

it('goes back to the checkpoint before a damaged one, and says so', async () => {
  await visit();
  await covered();
  await worker.end('SIGTERM');
  const path = (await checkpoint())?.path ?? '';
  await truncate(join(world.dataDir, 'checkpoints', path), 40);
  worker = world.startWorker();
  await within(async () => (await state())?.steps.find(({ name }) => name === 'restore')?.detail?.includes(path) === true);
  await visit();
  await covered();
  await worker.end('SIGTERM');
  await expectOraclesRows();
});

it('refuses to begin anew when no checkpoint can be read, and says why', async () => {
  const folder = join(world.dataDir, 'checkpoints', `d${deployed.deployment.id}`);
  for (const file of await readdir(folder)) await writeFile(join(folder, file), 'not a checkpoint');
  worker = world.startWorker();
  await observed('failed');
  expect((await state())?.detail).toContain('is damaged or of an unknown format');
});
