import { generateSql, UNNAMED_BROKERS } from '@freshet/flink/sql';
import { summarise } from '@freshet/processing/metrics';
import {
  type FeatureViewSummary,
  getFeatureView,
  listFeatureViews,
  listRevisions,
  type RegistryContext,
  readRollups,
} from '@freshet/registry';
import { z } from 'zod';
import { found } from '../found';
import { router, tenantProcedure } from '../trpc';

const ViewInput = z.object({ view: z.string() });
const HOUR_MS = 3_600_000;

/** A view with its last hour in two numbers. */
const withLastHour = async (ctx: RegistryContext, view: FeatureViewSummary) => {
  const range = { fromMs: ctx.now - HOUR_MS, toMs: ctx.now + 1 };
  const rollups = await readRollups({ ctx, input: { view: view.name, kinds: ['freshness', 'lookups'], ...range } });
  const { freshness, hitRate } = summarise(rollups, range);
  return {
    ...view,
    thresholdMs: view.objective?.thresholdMs ?? null,
    freshnessP99Ms: freshness.p99Seconds === null ? null : freshness.p99Seconds * 1_000,
    hitRate,
    asOfMs: ctx.now,
  };
};

/** Feature views: the catalogue, one view whole, its revisions. */
export const featureViewRouter = router({
  list: tenantProcedure.query(async ({ ctx }) => {
    const views = await listFeatureViews({ ctx: ctx.registry, input: {} });
    return Promise.all(views.map((view) => withLastHour(ctx.registry, view)));
  }),
  get: tenantProcedure.input(ViewInput).query(async ({ ctx, input }) => {
    const view = found(
      await getFeatureView({ ctx: ctx.registry, input: { view: input.view } }),
      `There is no feature view "${input.view}".`,
    );
    const keySpace = view.serving?.keySpace ?? 1;
    return { ...view, sql: generateSql(view.plan, { tenant: input.tenant, brokers: UNNAMED_BROKERS, keySpace }).text };
  }),
  revisions: tenantProcedure.input(ViewInput).query(async ({ ctx, input }) => {
    const revisions = await listRevisions({ ctx: ctx.registry, input: { view: input.view } });
    return revisions.map(({ revision, document, planHash, createdMs, actor }) => ({ revision, document, planHash, createdMs, actor }));
  }),
});
