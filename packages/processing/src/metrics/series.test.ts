import { describe, expect, it } from 'vitest';
import { eventsRollup } from './events-rollup';
import { freshnessRollup, makeFreshness } from './freshness-rollup';
import { lookupsRollup } from './lookups-rollup';
import type { Rollup } from './rollup';
import { freshnessSeries, hitRateSeries, windowLagSeries } from './series';
import { summarise } from './summarise';
import { makeWindowLag, windowLagRollup } from './window-lag-rollup';

const grid = { fromMs: 60_000, toMs: 180_000, stepMs: 60_000 };

const lookups = (bucketMs: number, present: number, error = 0): Rollup => ({
  kind: 'lookups',
  bucketMs,
  body: lookupsRollup.encode({ present, null_value: 1, never_seen: 1, expired: 1, error }),
});

const lag = (bucketMs: number, lastWindowEndMs: number): Rollup => ({
  kind: 'window_lag',
  bucketMs,
  body: windowLagRollup.encode(makeWindowLag({ nowMs: bucketMs, lastWindowEndMs, watermarkMs: null, consumerLag: 3 })),
});

const freshness = (bucketMs: number, seconds: readonly number[]): Rollup => ({
  kind: 'freshness',
  bucketMs,
  body: freshnessRollup.encode(
    makeFreshness(seconds.map((each) => ({ acknowledgedMs: each * 1000, newestEventMs: 0, previousNewestEventMs: null }))),
  ),
});

describe('series', () => {
  it('lie on a regular grid, writers merged, and a missing bucket is null, never zero', () => {
    expect(hitRateSeries([lookups(60_000, 1), lookups(110_000, 5), lookups(50_000, 99)], grid)).toEqual([
      { startMs: 60_000, hitRate: 8 / 12, outcomes: { present: 6, null_value: 2, never_seen: 2, expired: 2, error: 0 } },
      { startMs: 120_000, hitRate: null, outcomes: null },
    ]);
    expect(windowLagSeries([lag(130_000, 100_000), lag(140_000, 135_000)], grid)).toEqual([
      { startMs: 60_000, windowLagMs: null, eventTimeLagMs: null, consumerLag: null },
      { startMs: 120_000, windowLagMs: 30_000, eventTimeLagMs: null, consumerLag: 3 },
    ]);
    const [first, second] = freshnessSeries([freshness(60_000, [10]), freshness(60_000, [10, 10, 1000])], grid);
    expect(first).toMatchObject({ startMs: 60_000, judged: 4, writes: 4 });
    expect(first?.p50Seconds).toBeCloseTo(10, 0);
    expect(first?.p99Seconds).toBeCloseTo(10, 0);
    expect(second).toEqual({ startMs: 120_000, p50Seconds: null, p95Seconds: null, p99Seconds: null, judged: null, writes: null });
  });

  it('keep errors out of the hit rate', () => {
    const body = lookupsRollup.encode({ present: 0, null_value: 0, never_seen: 0, expired: 0, error: 4 });
    const [point] = hitRateSeries([{ kind: 'lookups', bucketMs: 60_000, body }], grid);
    expect(point?.hitRate).toBeNull();
    expect(hitRateSeries([lookups(60_000, 2, 100)], grid)[0]?.hitRate).toBe(3 / 5);
  });
});

describe('summary', () => {
  it('merges a range and takes the newest lag', () => {
    const events = {
      kind: 'events',
      bucketMs: 70_000,
      body: eventsRollup.encode({ records: 5, late: 1, dead_letters: 2, rows: 3 }),
    } as const;
    const summary = summarise(
      [lookups(60_000, 1), lookups(170_000, 1), lookups(180_000, 9), lag(60_000, 0), lag(70_000, 60_000), events],
      grid,
    );
    expect(summary.lookups?.present).toBe(2);
    expect(summary.hitRate).toBe(4 / 8);
    expect(summary.windowLag.windowLagMs).toBe(10_000);
    expect(summary.events).toEqual({ records: 5, late: 1, dead_letters: 2, rows: 3 });
    expect(summary.freshness.writes).toBeNull();
  });
});
