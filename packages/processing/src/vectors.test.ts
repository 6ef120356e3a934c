import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runBounded } from './run-bounded';
import { type GoldenCase, type GoldenRow, goldenPlan, goldenRecords, goldenRow } from './testing/golden-case';
import { FLINK_ALONE_CASES, LEFT_OUT_CASES } from './testing/left-out-cases';

const VECTORS = new URL('../vectors/', import.meta.url);
const RELATIVE = 1e-12;
/** What the vectors write where the law makes a result null and counts it (law A3). */
const OVERFLOW = 'ERROR overflow';

/** Every file but the expressions, which have no events. */
const FILES = readdirSync(VECTORS).filter((name) => name.endsWith('.json') && name !== 'expressions.json');
const CASES = FILES.flatMap((name) => (JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8')) as { cases: GoldenCase[] }).cases);
const LEFT_OUT = LEFT_OUT_CASES.flatMap(({ ids }) => ids);
const FLINK_ALONE = FLINK_ALONE_CASES.map(({ id }) => id);

function sorted(rows: readonly GoldenRow[]): readonly GoldenRow[] {
  const name = (row: GoldenRow): string =>
    JSON.stringify([row.window_group, Object.entries(row.entity).sort(), row.window_start, row.window_end]);
  return [...rows].sort((left, right) => (name(left) < name(right) ? -1 : 1));
}

/** The computed value where it equals the golden one by law A3, so that `toEqual` shows what differs. */
function closest(computed: unknown, golden: unknown): unknown {
  if (golden === OVERFLOW && computed === null) return OVERFLOW;
  if (typeof computed !== 'number' || typeof golden !== 'number') return computed;
  return Math.abs(computed - golden) <= RELATIVE * Math.max(Math.abs(computed), Math.abs(golden)) ? golden : computed;
}

function closestRow(computed: GoldenRow, golden: GoldenRow | undefined): GoldenRow {
  const features = Object.entries(computed.features).map(([name, value]) => [name, closest(value, golden?.features[name])]);
  return { ...computed, features: Object.fromEntries(features) };
}

describe('golden rows of Flink', () => {
  const run = CASES.filter(({ id }) => !LEFT_OUT.includes(id) && !FLINK_ALONE.includes(id));

  it.each(run)('$id: $title', (golden) => {
    const plan = goldenPlan(golden);
    expect(plan, 'the declarations compile').not.toBeNull();
    if (plan === null) return;
    const expected = sorted(golden.by_law ?? golden.expected);
    const rows = sorted(runBounded(plan, goldenRecords(golden)).rows.map(goldenRow));
    expect(rows.map((row, index) => closestRow(row, expected[index]))).toEqual(expected);
  });

  it('leaves out exactly the cases that do not compile yet', () => {
    expect(new Set(LEFT_OUT).size).toBe(LEFT_OUT.length);
    expect([...LEFT_OUT].sort()).toEqual(
      CASES.filter((golden) => goldenPlan(golden) === null)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('keeps the law where Flink alone says otherwise', () => {
    const flinkAlone = CASES.filter(({ by_law, portable, id }) => portable === false && by_law === undefined && !LEFT_OUT.includes(id));
    expect([...FLINK_ALONE].sort()).toEqual(flinkAlone.map(({ id }) => id).sort());
    for (const golden of flinkAlone) {
      const plan = goldenPlan(golden);
      const rows = plan === null ? [] : sorted(runBounded(plan, goldenRecords(golden)).rows.map(goldenRow));
      expect(rows, golden.id).not.toEqual(sorted(golden.expected));
    }
  });

  it('holds enough cases to mean something', () => {
    expect(run.length).toBeGreaterThanOrEqual(94);
  });
});
