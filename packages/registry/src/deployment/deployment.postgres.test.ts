import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFeatureView } from '../feature-view/get-feature-view';
import { createWorld } from '../testing/world';
import { beginAttempt } from './begin-attempt';
import { deployRevision } from './deploy-revision';
import { getDeployment } from './get-deployment';
import { listDeployments } from './list-deployments';
import { listDesiredAcrossTenants } from './list-desired-across-tenants';
import { observeDeployment } from './observe-deployment';
import { setDesired } from './set-desired';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const observe = (deployment: string, observed: 'healthy' | 'failed' | 'deleted', epoch?: number) =>
  observeDeployment({ ctx: world.system, input: { deployment, observed, detail: null, epoch } });

describe('deployment', () => {
  it('keeps job and key space while the plan is the same', async () => {
    const first = await world.deploy('acme', 'same', { note: 'a' });
    const second = await world.deploy('acme', 'same', { note: 'b' });
    expect(first).toMatchObject({ revision: 1, keySpace: 1, attempt: 0, observed: 'pending', start: 'earliest', validFrom: null });
    expect(second).toMatchObject({ id: first.id, revision: 2, keySpace: 1 });
  });

  it('gives another plan a new key space, and retires the old one when the new one serves', async () => {
    const old = await world.deploy('acme', 'moved', { planHash: 'p1' });
    await observe(old.id, 'healthy');
    const next = await world.deploy('acme', 'moved', { planHash: 'p2', note: 'b' });
    expect(next.keySpace).toBe(2);
    expect(await getDeployment({ ctx: world.acme, input: { deployment: old.id } })).toMatchObject({ desired: 'running' });
    expect((await getFeatureView({ ctx: world.acme, input: { view: 'moved' } }))?.serving?.deployment).toBe(old.id);
    await observe(next.id, 'healthy');
    expect(await getDeployment({ ctx: world.acme, input: { deployment: old.id } })).toMatchObject({ desired: 'deleted' });
    expect((await getFeatureView({ ctx: world.acme, input: { view: 'moved' } }))?.serving?.deployment).toBe(next.id);
  });

  it('tells the reconciler what should be, with the plan, until it was seen deleted', async () => {
    const { id } = await world.deploy('acme', 'wanted');
    const find = async () => (await listDesiredAcrossTenants({ ctx: world.system, input: {} })).find((one) => one.id === id);
    expect(await find()).toMatchObject({ tenant: 'acme', planHash: 'p1', plainGroup: 'tumbling_3600000', plan: { view: 'wanted' } });
    await setDesired({ ctx: world.acme, input: { deployment: id, desired: 'deleted' } });
    expect(await find()).toMatchObject({ desired: 'deleted' });
    await observe(id, 'deleted');
    expect(await find()).toBeUndefined();
    await expect(setDesired({ ctx: world.acme, input: { deployment: id, desired: 'running' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(beginAttempt({ ctx: world.system, input: { deployment: id, worker: 'w' } })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('fences the observer of an older epoch', async () => {
    const { id } = await world.deploy('acme', 'fenced');
    const one = await beginAttempt({ ctx: world.system, input: { deployment: id, worker: 'w1' } });
    const two = await beginAttempt({ ctx: world.system, input: { deployment: id, worker: 'w2' } });
    expect([one, two]).toEqual([
      { attempt: 1, epoch: 1 },
      { attempt: 2, epoch: 2 },
    ]);
    await expect(observe(id, 'failed', one.epoch)).rejects.toMatchObject({ code: 'stale_epoch' });
    expect(await observe(id, 'healthy', two.epoch)).toMatchObject({
      observed: 'healthy',
      observedMs: 2_000,
      jobId: `acme.fenced.d${id}.a2`,
    });
  });

  it('is tried again when a failed one is deployed again', async () => {
    const { id } = await world.deploy('acme', 'again');
    await observe(id, 'failed');
    expect(await world.deploy('acme', 'again')).toMatchObject({ id, observed: 'pending', detail: null });
  });

  it('is seen and changed by its tenant alone', async () => {
    const { id } = await world.deploy('acme', 'mine');
    const ctx = world.other;
    expect(await getDeployment({ ctx, input: { deployment: id } })).toBeNull();
    expect(await listDeployments({ ctx, input: {} })).toEqual([]);
    await expect(setDesired({ ctx, input: { deployment: id, desired: 'deleted' } })).rejects.toMatchObject({ code: 'not_found' });
    const input = { view: 'mine', revision: 1, engine: 'embedded', start: 'earliest' } as const;
    await expect(deployRevision({ ctx, input })).rejects.toMatchObject({ code: 'not_found' });
    expect(await getDeployment({ ctx: world.acme, input: { deployment: id } })).toMatchObject({ desired: 'running' });
  });
});
