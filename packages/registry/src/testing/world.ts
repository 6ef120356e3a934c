import { deployRevision } from '../deployment/deploy-revision';
import { publishFeatureView } from '../feature-view/publish-feature-view';
import { ensureTenant } from '../tenant/ensure-tenant';
import { sampleView } from './sample-view';
import { createTestDatabase } from './test-database';

/** Two tenants on a database of the suite's own, and the short way to a deployed view. */
export const createWorld = async () => {
  const database = await createTestDatabase();
  const contextOf = (tenant: string, now = 1_000) => ({ db: database.db, tenant, actor: 'ada', now });
  const system = { db: database.db, actor: 'worker', now: 2_000 };
  for (const name of ['acme', 'other']) await ensureTenant({ ctx: system, input: { name } });
  type Start = Parameters<typeof deployRevision>[0]['input']['start'];
  type ViewOptions = Parameters<typeof sampleView>[1] & { readonly start?: Start };
  const deploy = async (tenant: string, view: string, { start = 'earliest', ...options }: ViewOptions = {}) => {
    const ctx = contextOf(tenant);
    const { revision } = await publishFeatureView({ ctx, input: sampleView(view, options) });
    return deployRevision({ ctx, input: { view, revision, engine: 'embedded', start } });
  };
  return { acme: contextOf('acme'), other: contextOf('other'), nobody: contextOf('nobody'), system, deploy, drop: database.drop };
};
