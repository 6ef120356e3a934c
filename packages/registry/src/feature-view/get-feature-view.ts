import { z } from 'zod';
import { tenantRead } from '../verb';
import { type FeatureViewDetail, readFeatureViews, toFeatureViewDetail } from './feature-view-record';

export const GetFeatureViewInput = z.object({ view: z.string() });

/** The feature view of this name, or null. */
export const getFeatureView = tenantRead(GetFeatureViewInput, async ({ rows, tenant }, { view }): Promise<FeatureViewDetail | null> => {
  const [found] = await readFeatureViews(rows, tenant, view);
  return found ? toFeatureViewDetail(found) : null;
});
