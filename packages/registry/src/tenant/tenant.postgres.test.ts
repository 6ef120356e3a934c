import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit';
import { createWorld } from '../testing/world';
import { ensureTenant } from './ensure-tenant';
import { findTenant } from './find-tenant';
import { listTenants } from './list-tenants';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('tenant', () => {
  it('is created once and audited once', async () => {
    await ensureTenant({ ctx: world.system, input: { name: 'acme' } });
    expect((await listTenants({ ctx: world.system, input: {} })).map(({ name }) => name)).toEqual(['acme', 'other']);
    expect((await listAudit({ ctx: world.acme, input: { limit: 10 } })).map(({ action }) => action)).toEqual(['tenant.create']);
  });

  it.each(['API', 'api', 'a_b', '', 'x'.repeat(32), 'docs'])('refuses the name %j', async (name) => {
    await expect(ensureTenant({ ctx: world.system, input: { name } })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not found when it is not there', async () => {
    expect(await findTenant({ ctx: world.system, input: { name: 'nobody' } })).toBeNull();
    await expect(listAudit({ ctx: world.nobody, input: { limit: 1 } })).rejects.toMatchObject({ code: 'tenant_unknown' });
  });
});
