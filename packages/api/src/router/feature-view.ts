import { generateSql } from '@freshet/flink/sql';
import { getFeatureView, listFeatureViews, listRevisions } from '@freshet/registry';
import { z } from 'zod';
import { BROKERS } from '../declaration/brokers';
import { found } from '../found';
import { router, tenantProcedure } from '../trpc';

const ViewInput = z.object({ view: z.string() });

/** Feature views: the catalogue, one view whole, its revisions. */
export const featureViewRouter = router({
  list: tenantProcedure.query(({ ctx }) => listFeatureViews({ ctx: ctx.registry, input: {} })),
  get: tenantProcedure.input(ViewInput).query(async ({ ctx, input }) => {
    const view = found(
      await getFeatureView({ ctx: ctx.registry, input: { view: input.view } }),
      `There is no feature view "${input.view}".`,
    );
    const keySpace = view.serving?.keySpace ?? 1;
    return { ...view, sql: generateSql(view.plan, { tenant: input.tenant, brokers: BROKERS, keySpace }).text };
  }),
  revisions: tenantProcedure.input(ViewInput).query(async ({ ctx, input }) => {
    const revisions = await listRevisions({ ctx: ctx.registry, input: { view: input.view } });
    return revisions.map(({ revision, document, planHash, createdMs, actor }) => ({ revision, document, planHash, createdMs, actor }));
  }),
});
