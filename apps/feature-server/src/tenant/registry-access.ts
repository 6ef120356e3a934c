import {
  type Db,
  ensureTenant,
  listTenants,
  listTopicsAcrossTenants,
  type Rollup,
  recordRollups,
  type SystemContext,
} from '@freshet/registry';
import { DEFAULT_TENANT } from './request-tenant';
import type { TenantListing } from './tenant-directory';

const ACTOR = 'feature-server';

/** Reads tenants and topics from the registry; the first time it makes the default tenant if there is none. */
export function loadTenants(db: Db, now: () => number): () => Promise<TenantListing> {
  let ensured = false;
  return async () => {
    const ctx: SystemContext = { db, actor: ACTOR, now: now() };
    if (!ensured) await ensureTenant({ ctx, input: { name: DEFAULT_TENANT } });
    ensured = true;
    const [tenants, topics] = await Promise.all([listTenants({ ctx, input: {} }), listTopicsAcrossTenants({ ctx, input: {} })]);
    return { tenants: tenants.map(({ name }) => name), topics };
  };
}

/** Saves rollups of this process. */
export function saveRollups(db: Db, now: () => number): (rollups: readonly Rollup[]) => Promise<void> {
  return (rollups) => recordRollups({ ctx: { db, actor: ACTOR, now: now() }, input: { rollups } });
}
