import { type EventsBody, eventsRollup } from './events-rollup';
import { freshnessRollup } from './freshness-rollup';
import { mergeRollups } from './grid';
import { hitRateOf, type LookupsBody, lookupsRollup } from './lookups-rollup';
import type { Rollup } from './rollup';
import { type FreshnessPoint, freshnessOf, type WindowLagPoint, windowLagOf } from './series';
import { windowLagRollup } from './window-lag-rollup';

/** A range in one set of numbers; null where nothing was recorded. */
export type MetricsSummary = {
  readonly freshness: Omit<FreshnessPoint, 'startMs'>;
  /** Of the newest bucket that has one: lag is a state, not a sum. */
  readonly windowLag: Omit<WindowLagPoint, 'startMs'>;
  readonly hitRate: number | null;
  readonly lookups: LookupsBody | null;
  readonly events: EventsBody | null;
};

/** Sums up the rollups of `[fromMs, toMs)`, all writers and kinds among them. */
export function summarise(rollups: readonly Rollup[], range: { readonly fromMs: number; readonly toMs: number }): MetricsSummary {
  const inRange = rollups.filter(({ bucketMs }) => bucketMs >= range.fromMs && bucketMs < range.toMs);
  const lags = inRange.filter(({ kind }) => kind === 'window_lag');
  const newest = lags.reduce((latest, { bucketMs }) => Math.max(latest, bucketMs), Number.NEGATIVE_INFINITY);
  const lookups = mergeRollups(inRange, { kind: 'lookups', codec: lookupsRollup });
  return {
    freshness: freshnessOf(mergeRollups(inRange, { kind: 'freshness', codec: freshnessRollup })),
    windowLag: windowLagOf(
      mergeRollups(
        lags.filter(({ bucketMs }) => bucketMs === newest),
        { kind: 'window_lag', codec: windowLagRollup },
      ),
    ),
    hitRate: lookups === null ? null : hitRateOf(lookups),
    lookups,
    events: mergeRollups(inRange, { kind: 'events', codec: eventsRollup }),
  };
}
