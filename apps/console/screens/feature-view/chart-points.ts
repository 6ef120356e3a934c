import type { Point } from '../../components/time-series/series';
import type { Outputs } from '../../trpc/outputs';

type Metric = Outputs['metric'];
type Measured<Name extends 'freshness' | 'windowLag' | 'events' | 'hitRate'> = Metric[Name]['points'];

const ms = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1_000);

/** Freshness quantiles in ms. */
export const freshnessPoints = (points: Measured<'freshness'>): readonly Point[] =>
  points.map(({ tMs, p50Seconds, p95Seconds, p99Seconds, n }) => ({
    tMs,
    n,
    values: { p50: ms(p50Seconds), p95: ms(p95Seconds), p99: ms(p99Seconds) },
  }));

/** The two lags of time, ms. */
export const windowLagPoints = (points: Measured<'windowLag'>): readonly Point[] =>
  points.map(({ tMs, windowLagMs, eventTimeLagMs }) => ({ tMs, n: null, values: { window: windowLagMs, eventTime: eventTimeLagMs } }));

/** What became of events, per second; `n` is how many were read. */
export const eventPoints = (points: Measured<'events'>, stepMs: number): readonly Point[] => {
  const perSecond = (count: number | null): number | null => (count === null ? null : (count * 1_000) / stepMs);
  return points.map(({ tMs, records, late, deadLetters }) => ({
    tMs,
    n: records,
    values: { records: perSecond(records), late: perSecond(late), deadLetters: perSecond(deadLetters) },
  }));
};

/** The part of requested values that was there, 0…1; `n` is how many were requested. */
export const hitRatePoints = (points: Measured<'hitRate'>): readonly Point[] =>
  points.map(({ tMs, rate, present, nullValue, neverSeen, expired, error }) => ({
    tMs,
    n: present === null ? null : present + (nullValue ?? 0) + (neverSeen ?? 0) + (expired ?? 0) + (error ?? 0),
    values: { rate },
  }));
