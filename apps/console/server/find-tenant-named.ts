import 'server-only';
import { findTenant, type Tenant } from '@freshet/registry';
import { cache } from 'react';
import { openServices } from './services';

/** The tenant of this name or null, asked once per request. */
export const findTenantNamed = cache(async (name: string): Promise<Tenant | null> => {
  const { db, now } = await openServices();
  return findTenant({ ctx: { db, actor: 'console', now: now() }, input: { name } });
});
