import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compareCodePoints, type FeatureRow, type WireValue } from '@freshet/definitions';
import { describe, expect, it } from 'vitest';
import { runBounded } from './run-bounded';
import { readCsvRecords } from './testing/csv-records';
import { goldenPlan } from './testing/golden-case';

const VECTORS = new URL('../vectors/real/', import.meta.url);
const DATA = new URL('../../../e2e/scenarios/data/', import.meta.url);
const RELATIVE = 1e-9;

type RealCase = {
  readonly id: string;
  readonly dataset: string;
  readonly source: unknown;
  readonly view: unknown;
  readonly rows: number;
  readonly exact_columns: readonly string[];
  readonly sha256_exact: string;
  readonly features: Readonly<Record<string, { type: string; non_null: number; sum: string | number; sum_of_squares?: number }>>;
  readonly late_events_dropped: number;
};

const CASES = readdirSync(VECTORS)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8')) as RealCase);

function readDataset(dataset: string): string {
  const folder = new URL(`${dataset}/`, DATA);
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.csv.gz'));
  return gunzipSync(readFileSync(new URL(file, folder))).toString('utf8');
}

function cell(row: FeatureRow, column: string): string {
  const values: Readonly<Record<string, WireValue>> = {
    window_start: row.windowStart,
    window_end: row.windowEnd,
    ...row.entity,
    ...row.features,
  };
  const text = String(values[column] ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function digest(rows: readonly FeatureRow[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row, column)).join()).sort(compareCodePoints);
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function expectNear(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(RELATIVE * Math.abs(expected));
}

describe('whole files of real events', () => {
  it.each(CASES)('$id gives the rows of Flink', { timeout: 120_000 }, (golden) => {
    const plan = goldenPlan(golden);
    if (plan === null) throw new Error('The declarations do not compile.');
    const { rows, stats } = runBounded(plan, readCsvRecords(readDataset(golden.dataset), plan.source));
    expect(rows.length).toBe(golden.rows);
    expect(Object.values(stats.late)).toEqual([golden.late_events_dropped]);
    expect(digest(rows, golden.exact_columns)).toBe(golden.sha256_exact);
    for (const [name, feature] of Object.entries(golden.features)) {
      const values = rows.flatMap((row) => row.features[name] ?? []).map(Number);
      expect(values.length).toBe(feature.non_null);
      if (feature.type !== 'double') continue;
      expectNear(
        values.reduce((sum, value) => sum + value, 0),
        Number(feature.sum),
      );
      expectNear(
        values.reduce((sum, value) => sum + value * value, 0),
        feature.sum_of_squares ?? Number.NaN,
      );
    }
  });

  it('finds all four', () => {
    expect(CASES.map(({ id }) => id)).toHaveLength(4);
  });
});
