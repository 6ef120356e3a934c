import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { HistoryColumn, HistoryColumns } from '../history-columns';
import { groupOfPath } from '../history-path';
import type { HistoryReadRow } from '../offline-store';
import { quoteIdentifier, quoteLiteral, quotePath } from './sql-text';

export type HistoryQuery = {
  /** Absolute paths; earlier files win over later ones. */
  readonly files: readonly string[];
  readonly columns: HistoryColumns;
  readonly entity: Readonly<Record<string, string | boolean>> | null;
  readonly limit: number | null;
};

const FIXED_SELECT = [
  'epoch_ms(window_start)',
  'epoch_ms(window_end)',
  'epoch_ms(event_ts)',
  'seq',
  'epoch_ms(available_at)',
  'revision',
  'filename',
];

/** Exact numbers leave DuckDB as text, instants as epoch ms. */
function selected({ name, type }: HistoryColumn): string {
  const identifier = quoteIdentifier(name);
  if (type.kind === 'int64' || type.kind === 'decimal') return `CAST(${identifier} AS VARCHAR)`;
  return type.kind === 'timestamp' ? `epoch_ms(${identifier})` : identifier;
}

function entityFilter(query: HistoryQuery): { readonly text: string; readonly values: DuckDBValue[] } {
  const values: DuckDBValue[] = [];
  const terms: string[] = [];
  for (const key of query.columns.keys) {
    const wanted = query.entity?.[key.source];
    if (wanted === undefined) continue;
    values.push(wanted);
    const kind = { string: 'VARCHAR', boolean: 'BOOLEAN' }[key.type.kind as 'string' | 'boolean'] ?? 'BIGINT';
    terms.push(`${quoteIdentifier(key.name)} = CAST($${values.length} AS ${kind})`);
  }
  return { text: terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`, values };
}

function historySql(query: HistoryQuery, filter: string): string {
  const keys = query.columns.keys.map(({ name }) => quoteIdentifier(name));
  const columns = [...query.columns.keys.map(selected), ...FIXED_SELECT, ...query.columns.features.map(selected)];
  const paths = query.files.map(quotePath).join(', ');
  const order = query.files.map(quoteLiteral).join(', ');
  const identity = [...keys, 'key_space', "regexp_extract(filename, '[\\\\/]group=([^\\\\/]*)', 1)", 'window_end'].join(', ');
  return `
    WITH file_order AS (SELECT unnest([${order}]) AS filename, unnest(range(${query.files.length})) AS list_index)
    SELECT ${columns.join(', ')}
    FROM read_parquet([${paths}], union_by_name = true, filename = true, file_row_number = true, hive_partitioning = false)
    JOIN file_order USING (filename)
    ${filter}
    QUALIFY row_number() OVER (PARTITION BY ${identity} ORDER BY available_at, list_index, file_row_number) = 1
    ORDER BY ${[...keys, 'event_ts', 'seq', 'filename'].join(', ')}
    ${query.limit === null ? '' : `LIMIT ${Math.max(0, Math.floor(query.limit))}`}`;
}

function plain(value: DuckDBValue | undefined): string | number | boolean | null {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function toReadRow(cells: readonly DuckDBValue[], { keys, features }: HistoryColumns): HistoryReadRow {
  const featuresAt = keys.length + FIXED_SELECT.length;
  const [windowStart, windowEnd, eventMs, seq, availableAt, revision, filename] = cells.slice(keys.length, featuresAt);
  const entity = keys.map(({ source }, index) => [source, typeof cells[index] === 'boolean' ? cells[index] : String(cells[index])]);
  return {
    entity: Object.fromEntries(entity),
    group: groupOfPath(String(filename)),
    windowStart: Number(windowStart),
    windowEnd: Number(windowEnd),
    eventMs: Number(eventMs),
    seq: Number(seq),
    availableAt: Number(availableAt),
    revision: Number(revision),
    features: Object.fromEntries(features.map(({ source }, index) => [source, plain(cells[featuresAt + index])])),
  };
}

/** Reads rows of listed files: of each identity the first to be available, ordered by entity then event time. */
export async function readHistory(connection: DuckDBConnection, query: HistoryQuery): Promise<readonly HistoryReadRow[]> {
  const filter = entityFilter(query);
  const result = await connection.runAndReadAll(historySql(query, filter.text), filter.values);
  return result.getRows().map((cells) => toReadRow(cells, query.columns));
}
