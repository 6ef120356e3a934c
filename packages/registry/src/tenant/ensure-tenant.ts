import { z } from 'zod';
import { audit } from '../audit-deed';
import { TenantName } from '../name';
import { systemMutation } from '../verb';
import { type Tenant, toTenant } from './tenant';

export const EnsureTenantInput = z.object({ name: TenantName });

/** Creates the tenant unless it is there. Rejects with `invalid` for a name that is none. */
export const ensureTenant = systemMutation(EnsureTenantInput, async ({ rows, actor, now }, { name }): Promise<Tenant> => {
  const { count } = await rows.tenant.createMany({ data: { name, createdMs: BigInt(now) }, skipDuplicates: true });
  if (count > 0) await audit(rows, { tenant: name, actor, now, action: 'tenant.create', object: `tenant:${name}` });
  return toTenant(await rows.tenant.findUniqueOrThrow({ where: { name } }));
});
