'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import { Skeleton } from '../../components/skeleton';
import type { Line, Threshold } from '../../components/time-series/series';
import { TimeSeries } from '../../components/time-series/time-series';
import { durationText } from '../../components/time-text';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { eventPoints, freshnessPoints, hitRatePoints, windowLagPoints } from './chart-points';
import { type ChartRange, gridOf } from './chart-range';

const QUANTILES: readonly Line[] = [
  { key: 'p99', label: 'p99', token: 's1', width: 2.25 },
  { key: 'p95', label: 'p95', token: 's1', width: 1.5 },
  { key: 'p50', label: 'p50', token: 'p50', width: 1 },
];
const LAGS: readonly Line[] = [
  { key: 'window', label: 'window', token: 's1', width: 1.5 },
  { key: 'eventTime', label: 'event time', token: 's2', width: 1.5, dash: '6 3' },
];
const OUTCOMES: readonly Line[] = [
  { key: 'records', label: 'in', token: 's1', width: 1.5 },
  { key: 'late', label: 'late', token: 's2', width: 1.5, dash: '6 3' },
  { key: 'deadLetters', label: 'dead', token: 's4', width: 1.5, dash: '8 3 2 3' },
];
const RATE: readonly Line[] = [{ key: 'rate', label: 'hits', token: 's1', width: 1.5 }];

type Metric = Outputs['metric'];
type Grid = ReturnType<typeof gridOf>;

type ChartsProps = {
  tenant: string;
  view: string;
  range: ChartRange;
  /** How often a healthy view writes, ms. */
  refreshMs: number;
  thresholdMs: number | null;
};

const promise = (thresholdMs: number | null): readonly Threshold[] =>
  thresholdMs === null ? [] : [{ value: thresholdMs, label: `obj. ${durationText(thresholdMs)}`, lineKey: 'p99' }];

/** The four questions about a running view, on one time axis with one crosshair. What was read last stays while a newer answer is missing. */
export function MetricCharts({ tenant, view, range, refreshMs, thresholdMs }: ChartsProps) {
  const trpc = useTRPC();
  const nowMs = useNow();
  // Values are written only when windows close; the other three are measured all the time.
  const closings = gridOf(range, { nowMs: nowMs ?? 0, refreshMs });
  const grid = gridOf(range, { nowMs: nowMs ?? 0, refreshMs: 0 });
  const input = { tenant, view, ...grid };
  const live = { enabled: nowMs !== null, staleTime: LIVE.refetchInterval, gcTime: 60_000, ...LIVE };
  const freshness = useQuery(trpc.metric.freshness.queryOptions({ tenant, view, ...closings }, live));
  const lag = useQuery(trpc.metric.windowLag.queryOptions(input, live));
  const events = useQuery(trpc.metric.events.queryOptions(input, live));
  const hits = useQuery(trpc.metric.hitRate.queryOptions(input, live));
  const isFailing = [freshness, lag, events, hits].some(({ isError }) => isError);
  const answer =
    freshness.data === undefined || lag.data === undefined || events.data === undefined || hits.data === undefined
      ? null
      : { freshness: freshness.data, lag: lag.data, events: events.data, hits: hits.data, closings, grid, atMs: freshness.dataUpdatedAt };
  const latest = useRef(answer);
  useEffect(() => {
    if (answer !== null) latest.current = answer;
  });
  const shown = answer ?? latest.current;
  if (shown === null)
    return isFailing ? (
      <p role="alert" className="p-4 text-crit">
        The measurements could not be read; trying again.
      </p>
    ) : (
      <Skeleton />
    );
  return (
    <>
      {isFailing ? (
        <p role="status" className="bg-unknown-bg px-4 py-1.5 text-compact">
          The newest measurements could not be read; these are as of <Instant ms={shown.atMs} form="relative" />. Trying again.
        </p>
      ) : null}
      <Answered {...shown} thresholdMs={thresholdMs} />
    </>
  );
}

type AnsweredProps = {
  freshness: Metric['freshness'];
  lag: Metric['windowLag'];
  events: Metric['events'];
  hits: Metric['hitRate'];
  closings: Grid;
  grid: Grid;
  thresholdMs: number | null;
};

function Answered({ freshness, lag, events, hits, closings, grid, thresholdMs }: AnsweredProps) {
  const common = { stepMs: grid.stepMs, syncId: 'view' };
  return (
    <div className="grid grid-cols-2 max-lg:grid-cols-1 [&>*+*]:border-border-2 max-lg:[&>*+*]:border-t lg:[&>*:nth-child(2n)]:border-l lg:[&>*:nth-child(n+3)]:border-t">
      <TimeSeries
        {...common}
        stepMs={closings.stepMs}
        title="How old are values when written?"
        definition={freshness.definition}
        measure="duration"
        points={freshnessPoints(freshness.points)}
        lines={QUANTILES}
        thresholds={promise(thresholdMs)}
        nWord="writes"
      />
      <TimeSeries
        {...common}
        title="How far behind is the newest window?"
        definition={lag.definition}
        measure="duration"
        points={windowLagPoints(lag.points)}
        lines={LAGS}
      />
      <TimeSeries
        {...common}
        title="What happened to events?"
        definition={events.definition}
        measure="rate"
        points={eventPoints(events.points, grid.stepMs)}
        lines={OUTCOMES}
        nWord="records"
      />
      <TimeSeries
        {...common}
        title="Do reads find a value?"
        definition={hits.definition}
        measure="ratio"
        points={hitRatePoints(hits.points)}
        lines={RATE}
        nWord="values"
      />
    </div>
  );
}
