import { z } from 'zod';
import { systemRead } from '../verb';
import { type Tenant, toTenant } from './tenant';

export const ListTenantsInput = z.object({});

/** Every tenant, by name. */
export const listTenants = systemRead(
  ListTenantsInput,
  async ({ rows }): Promise<readonly Tenant[]> => (await rows.tenant.findMany({ orderBy: { name: 'asc' } })).map(toTenant),
);
