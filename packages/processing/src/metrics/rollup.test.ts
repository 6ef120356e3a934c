import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsRollup } from './events-rollup';
import { freshnessRollup, makeFreshness } from './freshness-rollup';
import { lookupsRollup } from './lookups-rollup';
import { rollupCases } from './rollup.cases';
import { makeWindowLag, windowLagRollup } from './window-lag-rollup';

const instant = fc.nat({ max: 1_000_000 });
const maybe = fc.option(instant, { nil: null });
const sample = fc.record({ acknowledgedMs: instant, newestEventMs: instant, previousNewestEventMs: maybe });

rollupCases('freshness', freshnessRollup, fc.array(sample).map(makeFreshness));
rollupCases(
  'window lag',
  windowLagRollup,
  fc.record({ nowMs: instant, lastWindowEndMs: maybe, watermarkMs: maybe, consumerLag: maybe }).map(makeWindowLag),
);
rollupCases(
  'lookups',
  lookupsRollup,
  fc.record({ present: instant, null_value: instant, never_seen: instant, expired: instant, error: instant }),
);
rollupCases('events', eventsRollup, fc.record({ records: instant, late: instant, dead_letters: instant, rows: instant }));

describe('freshness', () => {
  it('is judged only for rows with news', () => {
    const write = { acknowledgedMs: 65_000, newestEventMs: 5_000 };
    const body = makeFreshness([
      { ...write, previousNewestEventMs: null },
      { ...write, previousNewestEventMs: 4_999 },
      { ...write, previousNewestEventMs: 5_000 },
    ]);
    expect(body.writes).toBe(3);
    expect(body.seconds.count).toBe(2);
    expect(Math.abs((body.seconds.quantile(0.5) ?? 0) - 60)).toBeLessThanOrEqual(0.6);
  });
});
