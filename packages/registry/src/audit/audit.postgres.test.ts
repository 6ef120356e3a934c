import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setDesired } from '../deployment/set-desired';
import { createWorld } from '../testing/world';
import { listAudit } from './list-audit';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('audit', () => {
  it('tells who did what to which object, newest first', async () => {
    const { id } = await world.deploy('acme', 'v');
    await setDesired({ ctx: world.acme, input: { deployment: id, desired: 'paused' } });
    const entries = await listAudit({ ctx: world.acme, input: { limit: 10, object: `deployment:${id}` } });
    expect(entries.map(({ action }) => action)).toEqual(['deployment.set_desired', 'deployment.deploy']);
    expect(entries[0]).toMatchObject({ actor: 'ada', atMs: 1_000, detail: { from: 'running', to: 'paused' } });
  });

  it('has no entry of a deed that failed', async () => {
    const before = await listAudit({ ctx: world.acme, input: { limit: 100 } });
    await expect(setDesired({ ctx: world.acme, input: { deployment: '999', desired: 'paused' } })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listAudit({ ctx: world.acme, input: { limit: 100 } })).toEqual(before);
  });

  it('is seen by its tenant alone and never changed', async () => {
    expect((await listAudit({ ctx: world.other, input: { limit: 100 } })).map(({ object }) => object)).toEqual(['tenant:other']);
    await expect(world.acme.db.auditEntry.updateMany({ where: {}, data: { actor: 'x' } })).rejects.toThrow(/immutable/);
  });
});
