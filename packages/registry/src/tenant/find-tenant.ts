import { z } from 'zod';
import { systemRead } from '../verb';
import { type Tenant, toTenant } from './tenant';

export const FindTenantInput = z.object({ name: z.string() });

/** The tenant of this name, or null. */
export const findTenant = systemRead(FindTenantInput, async ({ rows }, { name }): Promise<Tenant | null> => {
  const row = await rows.tenant.findUnique({ where: { name } });
  return row && toTenant(row);
});
