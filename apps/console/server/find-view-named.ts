import 'server-only';
import { type FeatureViewDetail, getFeatureView } from '@freshet/registry';
import { cache } from 'react';
import { openServices } from './services';

/** The tenant's feature view of this name or null, asked once per request. */
export const findViewNamed = cache(async (tenant: string, view: string): Promise<FeatureViewDetail | null> => {
  const { db, now } = await openServices();
  return getFeatureView({ ctx: { db, tenant, actor: 'console', now: now() }, input: { view } });
});
