import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistorySchema, OfflineStore } from '../offline-store';
import { caseRow, caseSchema, caseScope, codeOf, offlineStoreCases } from '../offline-store.cases';
import { createDuckdbOfflineStore } from './duckdb-offline-store';

const NEW_YEAR = Date.UTC(2026, 0, 1);

async function openStore(): Promise<{ readonly store: OfflineStore; readonly directory: string; close(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'freshet-history-'));
  const directory = join(root, "it's [a] *path?");
  const store = await createDuckdbOfflineStore({ directory });
  const close = async () => {
    await store.close();
    await rm(root, { recursive: true });
  };
  return { store, directory, close };
}

offlineStoreCases('history in Parquet through DuckDB', openStore);

describe('history files', () => {
  let under: Awaited<ReturnType<typeof openStore>>;
  beforeEach(async () => {
    under = await openStore();
  });
  afterEach(() => under.close());

  it('have the columns and types that any Parquet reader sees', async () => {
    const schema: HistorySchema = {
      keys: [
        { name: 'customer', type: 'int64' },
        { name: 'region', type: 'string' },
      ],
      features: [
        { name: 'total', type: { kind: 'decimal', precision: 18, scale: 2 } },
        { name: 'last_seen', type: { kind: 'timestamp' } },
      ],
    };
    const row = caseRow('', NEW_YEAR, { entity: { customer: '7', region: 'eu' }, features: { total: '1.50', last_seen: NEW_YEAR } });
    const [file] = await under.store.write(caseScope, schema, 'k1', [row]);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const path = join(under.directory, file?.path ?? '')
      .replace(/[*?[]/g, '[$&]')
      .replaceAll("'", "''");
    const described = await connection.runAndReadAll(
      `SELECT name, type, coalesce(converted_type, '') FROM parquet_schema('${path}') OFFSET 1`,
    );
    expect(described.getRows()).toEqual([
      ['customer', 'INT64', 'INT_64'],
      ['region', 'BYTE_ARRAY', 'UTF8'],
      ['event_ts', 'INT64', 'TIMESTAMP_MILLIS'],
      ['window_start', 'INT64', 'TIMESTAMP_MILLIS'],
      ['window_end', 'INT64', 'TIMESTAMP_MILLIS'],
      ['seq', 'INT64', 'INT_64'],
      ['newest_event_ts', 'INT64', 'TIMESTAMP_MILLIS'],
      ['available_at', 'INT64', 'TIMESTAMP_MILLIS'],
      ['available_at_kind', 'BYTE_ARRAY', 'UTF8'],
      ['revision', 'INT64', 'INT_64'],
      ['key_space', 'INT64', 'INT_64'],
      ['total', 'FIXED_LEN_BYTE_ARRAY', 'DECIMAL'],
      ['last_seen', 'INT64', 'TIMESTAMP_MILLIS'],
    ]);
    const [stored] = (
      await connection.runAndReadAll(`SELECT event_ts::VARCHAR, total::VARCHAR FROM read_parquet('${path}', hive_partitioning = false)`)
    ).getRows();
    expect(stored).toEqual(['2025-12-31 23:59:59.999', '1.50']);
    const [compression] = (await connection.runAndReadAll(`SELECT DISTINCT compression FROM parquet_metadata('${path}')`)).getRows();
    expect(compression).toEqual(['ZSTD']);
    connection.closeSync();
    instance.closeSync();
  });

  it('are whole or not there: nothing but the finished file is left in the folder', async () => {
    const [file] = await under.store.write(caseScope, caseSchema, 'k1', [caseRow('7', NEW_YEAR)]);
    const bad = { ...caseRow('7', NEW_YEAR), features: { n: 'not a number' } };
    await expect(under.store.write(caseScope, caseSchema, 'k2', [bad])).rejects.toThrow();
    expect(await readdir(join(under.directory, file?.path ?? '', '..'))).toEqual(['k1.parquet']);
    await truncate(join(under.directory, file?.path ?? ''), 200);
    expect(await codeOf(under.store.read([file?.path ?? ''], caseSchema, {}))).toBe('corrupt');
  });

  it('take a batch of 20,000 rows in one go', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => caseRow(String(index % 500), NEW_YEAR + (index % 40) * 3_600_000 + 1));
    const files = await under.store.write(caseScope, caseSchema, 'k1-p0-0', rows);
    expect(files.reduce((sum, file) => sum + file.rows, 0)).toBe(20_000);
    const found = await under.store.read(
      files.map((file) => file.path),
      caseSchema,
      {},
    );
    expect(found).toHaveLength(new Set(rows.map((row) => `${row.entity.customer} ${row.windowEnd}`)).size);
  });
});
