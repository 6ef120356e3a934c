import {
  eventsSeries,
  freshnessSeries,
  type Grid,
  hitRateSeries,
  METRIC_DEFINITIONS,
  ROLLUP_BUCKET_MS,
  type RollupKind,
  summarise,
  windowLagSeries,
} from '@freshet/processing/metrics';
import { type RegistryContext, readRollups } from '@freshet/registry';
import { z } from 'zod';
import { router, tenantProcedure } from '../trpc';

const MAX_POINTS = 1_500;

const Range = z
  .object({ view: z.string(), fromMs: z.int().min(0), toMs: z.int().min(0) })
  .refine(({ fromMs, toMs }) => toMs > fromMs, 'toMs must be after fromMs');

const GridInput = Range.and(z.object({ stepMs: z.int().min(ROLLUP_BUCKET_MS).multipleOf(ROLLUP_BUCKET_MS) })).refine(
  ({ fromMs, toMs, stepMs }) => (toMs - fromMs) / stepMs <= MAX_POINTS,
  `a series has at most ${MAX_POINTS} points`,
);

type SeriesRequest = { readonly registry: RegistryContext; readonly kind: RollupKind; readonly grid: Grid & { readonly view: string } };

const rollupsOf = ({ registry, kind, grid: { view, fromMs, toMs, stepMs } }: SeriesRequest) =>
  readRollups({ ctx: registry, input: { view, kinds: [kind], fromMs: Math.floor(fromMs / stepMs) * stepMs, toMs } });

/** Measured series of a view on a regular grid, null where nothing was measured; each with what it means. */
export const metricRouter = router({
  freshness: tenantProcedure.input(GridInput).query(async ({ ctx, input }) => {
    const rollups = await rollupsOf({ registry: ctx.registry, kind: 'freshness', grid: input });
    const points = freshnessSeries(rollups, input).map(({ startMs, p50Seconds, p95Seconds, p99Seconds, judged }) => ({
      tMs: startMs,
      p50Seconds,
      p95Seconds,
      p99Seconds,
      n: judged,
    }));
    return { points, definition: METRIC_DEFINITIONS.freshness };
  }),
  windowLag: tenantProcedure.input(GridInput).query(async ({ ctx, input }) => {
    const rollups = await rollupsOf({ registry: ctx.registry, kind: 'window_lag', grid: input });
    const points = windowLagSeries(rollups, input).map(({ startMs, ...lags }) => ({ tMs: startMs, ...lags }));
    return { points, definition: `${METRIC_DEFINITIONS.window_lag} ${METRIC_DEFINITIONS.event_time_lag}` };
  }),
  events: tenantProcedure.input(GridInput).query(async ({ ctx, input }) => {
    const rollups = await rollupsOf({ registry: ctx.registry, kind: 'events', grid: input });
    const points = eventsSeries(rollups, input).map(({ startMs, counts }) => ({
      tMs: startMs,
      records: counts?.records ?? null,
      late: counts?.late ?? null,
      deadLetters: counts?.dead_letters ?? null,
      rows: counts?.rows ?? null,
    }));
    return { points, definition: `Records read per second, and of them the dead letters. ${METRIC_DEFINITIONS.late}` };
  }),
  hitRate: tenantProcedure.input(GridInput).query(async ({ ctx, input }) => {
    const rollups = await rollupsOf({ registry: ctx.registry, kind: 'lookups', grid: input });
    const points = hitRateSeries(rollups, input).map(({ startMs, hitRate, outcomes }) => ({
      tMs: startMs,
      present: outcomes?.present ?? null,
      nullValue: outcomes?.null_value ?? null,
      neverSeen: outcomes?.never_seen ?? null,
      expired: outcomes?.expired ?? null,
      error: outcomes?.error ?? null,
      rate: hitRate,
    }));
    return { points, definition: METRIC_DEFINITIONS.hit_rate };
  }),
  summary: tenantProcedure.input(Range).query(async ({ ctx, input }) => {
    const { view, fromMs, toMs } = input;
    const rollups = await readRollups({
      ctx: ctx.registry,
      input: { view, kinds: ['freshness', 'window_lag', 'lookups', 'events'], fromMs, toMs },
    });
    return summarise(rollups, { fromMs, toMs });
  }),
});
