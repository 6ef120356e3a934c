import { type EventsBody, eventsRollup } from './events-rollup';
import { type FreshnessBody, freshnessRollup } from './freshness-rollup';
import { type Grid, placeOnGrid } from './grid';
import { hitRateOf, type LookupsBody, lookupsRollup } from './lookups-rollup';
import type { Rollup } from './rollup';
import { type WindowLagBody, windowLagRollup } from './window-lag-rollup';

/** Freshness of the writes of one bucket; null where no write was judged, `writes` null where nothing was recorded. */
export type FreshnessPoint = {
  readonly startMs: number;
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
  readonly p99Seconds: number | null;
  /** Writes that carried news and were judged. */
  readonly judged: number | null;
  readonly writes: number | null;
};

/** The greatest lags of one bucket; null where nothing was recorded. */
export type WindowLagPoint = {
  readonly startMs: number;
  readonly windowLagMs: number | null;
  readonly eventTimeLagMs: number | null;
  readonly consumerLag: number | null;
};

/** Lookups of one bucket; `outcomes` null where nothing was recorded, `hitRate` also where nothing but errors was. */
export type HitRatePoint = { readonly startMs: number; readonly hitRate: number | null; readonly outcomes: LookupsBody | null };

/** Records, late events, dead letters and rows of one bucket; null where nothing was recorded. */
export type EventsPoint = { readonly startMs: number; readonly counts: EventsBody | null };

/** Quantiles of freshness on a regular grid. */
export function freshnessSeries(rollups: readonly Rollup[], grid: Grid): FreshnessPoint[] {
  const buckets = placeOnGrid(rollups, grid, { kind: 'freshness', codec: freshnessRollup });
  return buckets.map(({ startMs, body }) => ({ startMs, ...freshnessOf(body) }));
}

/** Window lag, event-time lag and consumer lag on a regular grid. */
export function windowLagSeries(rollups: readonly Rollup[], grid: Grid): WindowLagPoint[] {
  const buckets = placeOnGrid(rollups, grid, { kind: 'window_lag', codec: windowLagRollup });
  return buckets.map(({ startMs, body }) => ({ startMs, ...windowLagOf(body) }));
}

/** Hit rate and its parts on a regular grid. */
export function hitRateSeries(rollups: readonly Rollup[], grid: Grid): HitRatePoint[] {
  const buckets = placeOnGrid(rollups, grid, { kind: 'lookups', codec: lookupsRollup });
  return buckets.map(({ startMs, body }) => ({ startMs, hitRate: body === null ? null : hitRateOf(body), outcomes: body }));
}

/** What became of events on a regular grid. */
export function eventsSeries(rollups: readonly Rollup[], grid: Grid): EventsPoint[] {
  return placeOnGrid(rollups, grid, { kind: 'events', codec: eventsRollup }).map(({ startMs, body }) => ({ startMs, counts: body }));
}

/** What a chart shows of a freshness body. */
export function freshnessOf(body: FreshnessBody | null): Omit<FreshnessPoint, 'startMs'> {
  return {
    p50Seconds: body?.seconds.quantile(0.5) ?? null,
    p95Seconds: body?.seconds.quantile(0.95) ?? null,
    p99Seconds: body?.seconds.quantile(0.99) ?? null,
    judged: body?.seconds.count ?? null,
    writes: body?.writes ?? null,
  };
}

/** What a chart shows of a window-lag body. */
export function windowLagOf(body: WindowLagBody | null): Omit<WindowLagPoint, 'startMs'> {
  return {
    windowLagMs: body?.window_lag_ms ?? null,
    eventTimeLagMs: body?.event_time_lag_ms ?? null,
    consumerLag: body?.consumer_lag ?? null,
  };
}
