import { join } from 'node:path';
import { createEmbeddedOnlineStore, type EmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { type DeploymentStart, type DesiredState, listHistoryFiles, setDesired } from '@freshet/registry';
import { decodeManifest, manifestName } from '@freshet/serving/lookup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Child, eventually } from './testing/child-process';
import { createWorld, type Deployed, type World } from './testing/world';

const BASE_MS = Date.UTC(2026, 0, 1);

const declaration = ({ owner = 'ada', extra = '' } = {}): string => `
kind: source
name: clicks
event_time: { field: at, format: epoch_ms }
watermark_delay: 0s
idle_timeout: 1s
fields:
  - { name: visitor, type: string }
  - { name: at, type: int64 }
---
kind: feature_view
name: visits
owner: ${owner}
entity_keys: [visitor]
source: clicks
aggregations:
  - { name: clicks_1s, aggregation: count, window: { window_type: tumbling, size: 1s } }
${extra}
`;
const MORE = '  - { name: clicks_5s, aggregation: count, window: { window_type: tumbling, size: 5s } }';

let world: World;
let store: EmbeddedOnlineStore;
let workers: Child[];
beforeAll(async () => {
  world = await createWorld();
  store = await createEmbeddedOnlineStore({ directory: join(world.dataDir, 'online') });
  await world.startFeatureServer();
  workers = [world.startWorker(), world.startWorker()];
});
afterAll(async () => {
  await store.close();
  await world.drop();
});

const describeWorkers = (): string => workers.map((worker) => worker.output()).join('\n');
const within = (ask: () => Promise<boolean>): Promise<void> => eventually(ask, { withinMs: 20_000, describe: describeWorkers });
const observed = ({ deployment }: Deployed, state: string): Promise<void> =>
  within(async () => (await world.observed(deployment.id))?.observed === state);

const deploy = async (text: string, start?: DeploymentStart): Promise<Deployed> => {
  const [deployed] = await world.deploy(text, start);
  if (!deployed) throw new Error('nothing was deployed');
  return deployed;
};
const desire = ({ deployment }: Deployed, desired: DesiredState) =>
  setDesired({
    ctx: { db: world.db, tenant: world.tenant, actor: 'test', now: Date.now() },
    input: { deployment: deployment.id, desired },
  });
const click = async (visitor: string, second: number): Promise<void> => {
  const body = JSON.stringify({ visitor, at: BASE_MS + second * 1000 });
  const answer = await fetch(`${world.url}/v1/topics/clicks/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body,
  });
  expect(answer.status).toBe(200);
};
const manifest = async () => {
  const text = await store.getDocument(manifestName(world.tenant, 'visits'));
  return text === null ? null : decodeManifest(text);
};
const newest = async (visitor: string, keySpace: number, group: string | null): Promise<number | undefined> => {
  const [hit] = await store.read([{ tenant: world.tenant, view: 'visits', keySpace, group, entity: { visitor } }]);
  return hit?.record.windowEnd;
};
const windowEnd = (second: number): number => BASE_MS + (second + 1) * 1000;

let first: Deployed;
let second: Deployed;

it('runs on one of two workers and goes on when that one dies', async () => {
  first = await deploy(declaration());
  await observed(first, 'healthy');
  for (let at = 0; at < 6; at++) await click('a', at);
  await within(async () => (await newest('a', 1, null)) === windowEnd(4));
  const steps = async () => (await world.observed(first.deployment.id))?.steps.map(({ name, outcome }) => `${name}: ${outcome}`);
  const done = ['validate', 'create topics', 'restore', 'running', 'first checkpoint', 'first row', 'first online write'];
  await expect.poll(steps, { timeout: 5_000 }).toEqual(done.map((name) => `${name}: done`));
  expect((await world.observed(first.deployment.id))?.attempt).toBe(1);
  await workers[0]?.end('SIGKILL');
  await click('a', 6);
  await within(async () => (await newest('a', 1, null)) === windowEnd(5));
});

it('takes over metadata without touching the job', async () => {
  const attempt = (await world.observed(first.deployment.id))?.attempt;
  const again = await deploy(declaration({ owner: 'grace' }));
  expect(again.deployment.id).toBe(first.deployment.id);
  await within(async () => (await manifest())?.revision === 2);
  await click('a', 7);
  await within(async () => (await newest('a', 1, null)) === windowEnd(6));
  const after = await world.observed(first.deployment.id);
  expect(after?.attempt).toBe(attempt);
  const [hit] = await store.read([{ tenant: world.tenant, view: 'visits', keySpace: 1, group: null, entity: { visitor: 'a' } }]);
  expect(hit?.record.revision).toBe(2);
});

it('pauses with everything in the stores, and goes on where it stood', async () => {
  await desire(first, 'paused');
  await observed(first, 'paused');
  const files = await listHistoryFiles({ ctx: { db: world.db, tenant: world.tenant, actor: 'test', now: 1 }, input: { view: 'visits' } });
  expect(files.reduce((sum, { rows }) => sum + rows, 0)).toBe(7);
  await click('a', 8);
  await click('a', 9);
  expect((await manifest())?.keySpace).toBe(1);
  await desire(first, 'running');
  await within(async () => (await newest('a', 1, null)) === windowEnd(8));
});

it('serves a changed view from a new key space once it has rows in every window group', async () => {
  second = await deploy(declaration({ extra: MORE }));
  expect(second.deployment).toMatchObject({ keySpace: 2 });
  await observed(second, 'healthy');
  expect(await manifest()).toMatchObject({ keySpace: 2, revision: 3, plainGroup: 'tumbling_1000' });
  expect(await newest('a', 2, null)).toBe(windowEnd(8));
  expect(await newest('a', 2, 'tumbling_5000')).toBe(BASE_MS + 5_000);
  await observed(first, 'deleted');
  expect(await newest('a', 1, null)).toBeUndefined();
});

it('keeps serving while one that began at the end of the log has no whole rows yet', async () => {
  const third = await deploy(declaration(), 'latest');
  expect(third.deployment).toMatchObject({ keySpace: 3 });
  await observed(third, 'warming');
  // Its window began before the deployment did, so its row may lack events.
  await click('b', 20);
  await click('b', 40);
  await within(async () => (await world.observed(third.deployment.id))?.steps.some(({ name }) => name === 'first row') === true);
  await observed(third, 'warming');
  expect(await manifest()).toMatchObject({ keySpace: 2 });
  expect(await newest('b', 3, 'tumbling_1000')).toBeUndefined();
  await desire(third, 'deleted');
  await observed(third, 'deleted');
});

it('withdraws what is deleted', async () => {
  await desire(second, 'deleted');
  await observed(second, 'deleted');
  expect(await manifest()).toBeNull();
  expect(await newest('a', 2, null)).toBeUndefined();
});
