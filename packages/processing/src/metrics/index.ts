export { type EventsBody, eventsRollup } from './events-rollup';
export { type FreshnessBody, type FreshnessSample, freshnessRollup, makeFreshness } from './freshness-rollup';
export type { Grid } from './grid';
export { type LookupsBody, lookupsRollup } from './lookups-rollup';
export { METRIC_DEFINITIONS, type MetricName } from './metric-definitions';
export { MetricsError } from './metrics-error';
export { SKETCH_RELATIVE_ERROR } from './quantile-sketch';
export { ROLLUP_BUCKET_MS, type Rollup, type RollupCodec, type RollupKind, rollupBucketOf } from './rollup';
export { RollupBuffer, type RollupSubject } from './rollup-buffer';
export {
  type EventsPoint,
  eventsSeries,
  type FreshnessPoint,
  freshnessSeries,
  type HitRatePoint,
  hitRateSeries,
  type WindowLagPoint,
  windowLagSeries,
} from './series';
export { type MetricsSummary, summarise } from './summarise';
export { makeWindowLag, type WindowLagBody, windowLagRollup } from './window-lag-rollup';
