import { type FeatureRow, type Plan, parseDeclarations } from '@freshet/definitions';

/** One case of `vectors/*.json`, as far as tests read it; the rest is told in `vectors/README.md`. */
export type GoldenCase = {
  readonly id: string;
  readonly title: string;
  readonly source: unknown;
  readonly view: unknown;
  /** An object is a record, a string the exact text of one, null a tombstone. */
  readonly events: readonly unknown[];
  readonly expected: readonly GoldenRow[];
  /** What the laws ask for where Flink deviates. */
  readonly by_law?: readonly GoldenRow[];
  readonly portable?: boolean;
};

/** A row as the vectors write it. */
export type GoldenRow = {
  readonly window_group: string;
  readonly entity: Readonly<Record<string, unknown>>;
  readonly window_start: number;
  readonly window_end: number;
  readonly features: Readonly<Record<string, unknown>>;
};

/** The plan of a case's declarations, or null when they need what is not there yet. */
export function goldenPlan({ source, view }: Pick<GoldenCase, 'source' | 'view'>): Plan | null {
  return parseDeclarations(`${JSON.stringify(source)}\n---\n${JSON.stringify(view)}`).plans[0]?.plan ?? null;
}

/** The records of a case in arrival order. */
export function goldenRecords({ events }: Pick<GoldenCase, 'events'>): readonly (string | null)[] {
  return events.map((event) => (event === null || typeof event === 'string' ? event : JSON.stringify(event)));
}

/** A computed row as the vectors write it. */
export function goldenRow(row: FeatureRow): GoldenRow {
  return { window_group: row.group, entity: row.entity, window_start: row.windowStart, window_end: row.windowEnd, features: row.features };
}
