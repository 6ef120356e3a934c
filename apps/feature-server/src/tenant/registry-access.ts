import { lookupsRollup } from '@freshet/processing/metrics';
import { type Db, ensureTenant, listTenants, listTopicsAcrossTenants, recordRollups, type SystemContext } from '@freshet/registry';
import type { LookupBucket } from '../lookup/lookup-rollups';
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

/** Saves lookup counts as rollups of this process; `writer` is its boot id. */
export function saveLookupBuckets(db: Db, writer: string, now: () => number): (buckets: readonly LookupBucket[]) => Promise<void> {
  return async (buckets) => {
    const rollups = buckets.map(({ tenant, bucketMs, counts }) => ({
      tenant,
      view: counts.view,
      kind: 'lookups' as const,
      bucketMs,
      writer,
      body: lookupsRollup.encode({
        present: counts.present,
        null_value: counts.nullValue,
        never_seen: counts.neverSeen,
        expired: counts.expired,
        error: counts.error,
      }),
    }));
    await recordRollups({ ctx: { db, actor: ACTOR, now: now() }, input: { rollups } });
  };
}
