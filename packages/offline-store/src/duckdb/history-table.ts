import type { DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { type FieldType, parseDecimalAs } from '@freshet/definitions';
import type { HistoryColumn, HistoryColumns } from '../history-columns';
import type { HistoryRow } from '../offline-store';
import { OfflineStoreError } from '../offline-store';
import { quoteIdentifier } from './sql-text';

type Duckdb = typeof import('@duckdb/node-api');
type Column = { readonly name: string; readonly type: DuckDBType; readonly value: (row: HistoryRow) => DuckDBValue };

const ROWS_PER_CHUNK = 2048;
const WIDEST_DECIMAL = 38;

function columnType(duckdb: Duckdb, type: FieldType): DuckDBType {
  switch (type.kind) {
    case 'string':
      return duckdb.VARCHAR;
    case 'boolean':
      return duckdb.BOOLEAN;
    case 'int64':
      return duckdb.BIGINT;
    case 'double':
      return duckdb.DOUBLE;
    case 'decimal':
      return duckdb.DECIMAL(WIDEST_DECIMAL, type.scale);
    case 'timestamp':
      return duckdb.TIMESTAMP_MS;
  }
}

function decimalValue(duckdb: Duckdb, text: string, scale: number): DuckDBValue {
  const decimal = parseDecimalAs(text, { precision: WIDEST_DECIMAL, scale });
  if (decimal === null) throw new OfflineStoreError('corrupt', `${JSON.stringify(text)} is not a decimal(${WIDEST_DECIMAL},${scale}).`);
  return new duckdb.DuckDBDecimalValue(decimal.unscaled, WIDEST_DECIMAL, scale);
}

/** Wire value → DuckDB value of the column's type. */
function converter(duckdb: Duckdb, type: FieldType): (value: string | number | boolean) => DuckDBValue {
  switch (type.kind) {
    case 'int64':
      return (value) => BigInt(value);
    case 'decimal':
      return (value) => decimalValue(duckdb, String(value), type.scale);
    case 'timestamp':
      return (value) => new duckdb.DuckDBTimestampMillisecondsValue(BigInt(value));
    default:
      return (value) => value;
  }
}

function valueColumn(duckdb: Duckdb, column: HistoryColumn, part: 'entity' | 'features'): Column {
  const convert = converter(duckdb, column.type);
  const { name, source } = column;
  return {
    name,
    type: columnType(duckdb, column.type),
    value: (row) => {
      const value = row[part][source];
      return value === null || value === undefined ? null : convert(value);
    },
  };
}

function fixedColumns(duckdb: Duckdb, keySpace: number): Column[] {
  const instant = (name: string, read: (row: HistoryRow) => number): Column => ({
    name,
    type: duckdb.TIMESTAMP_MS,
    value: (row) => new duckdb.DuckDBTimestampMillisecondsValue(BigInt(read(row))),
  });
  const integer = (name: string, read: (row: HistoryRow) => number): Column => ({
    name,
    type: duckdb.BIGINT,
    value: (row) => BigInt(read(row)),
  });
  return [
    instant('event_ts', (row) => row.eventMs),
    instant('window_start', (row) => row.windowStart),
    instant('window_end', (row) => row.windowEnd),
    integer('seq', (row) => row.seq),
    instant('newest_event_ts', (row) => row.newestEventMs),
    instant('available_at', (row) => row.availableAt),
    { name: 'available_at_kind', type: duckdb.VARCHAR, value: (row) => row.availableAtKind },
    integer('revision', (row) => row.revision),
    integer('key_space', () => keySpace),
  ];
}

/** A table of one connection that history rows are put in on their way to a file. */
export const HISTORY_TABLE = 'history_batch';

/** (Re)creates the table and fills it, a data chunk at a time. */
export async function fillHistoryTable(
  connection: DuckDBConnection,
  rows: readonly HistoryRow[],
  context: { readonly duckdb: Duckdb; readonly columns: HistoryColumns; readonly keySpace: number },
): Promise<void> {
  const { duckdb, columns, keySpace } = context;
  const all = [
    ...columns.keys.map((column) => valueColumn(duckdb, column, 'entity')),
    ...fixedColumns(duckdb, keySpace),
    ...columns.features.map((column) => valueColumn(duckdb, column, 'features')),
  ];
  const definition = all.map(({ name, type }) => `${quoteIdentifier(name)} ${type}`).join(', ');
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${HISTORY_TABLE} (${definition})`);
  const appender = await connection.createAppender(HISTORY_TABLE);
  try {
    const types = all.map(({ type }) => type);
    for (let from = 0; from < rows.length; from += ROWS_PER_CHUNK) {
      const part = rows.slice(from, from + ROWS_PER_CHUNK);
      const chunk = duckdb.DuckDBDataChunk.create(types, part.length);
      chunk.setColumns(all.map(({ value }) => part.map(value)));
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}
