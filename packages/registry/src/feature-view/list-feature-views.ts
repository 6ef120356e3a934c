import { z } from 'zod';
import { tenantRead } from '../verb';
import { type FeatureViewSummary, readFeatureViews, toFeatureViewSummary } from './feature-view-record';

export const ListFeatureViewsInput = z.object({});

/** The tenant's feature views, by name. */
export const listFeatureViews = tenantRead(
  ListFeatureViewsInput,
  async ({ rows, tenant }): Promise<readonly FeatureViewSummary[]> => (await readFeatureViews(rows, tenant)).map(toFeatureViewSummary),
);
