import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { historyColumns } from '../history-columns';
import { dayOf, historyFolder, pathPart } from '../history-path';
import type { HistoryFile, HistoryReadRow, HistoryRow, HistorySchema, HistoryScope, OfflineStore } from '../offline-store';
import { OfflineStoreError } from '../offline-store';
import { fillHistoryTable, HISTORY_TABLE } from './history-table';
import { loadDuckdb } from './load-duckdb';
import { makeFolderDurably, placeFile } from './place-file';
import { readHistory } from './read-history';
import { quoteLiteral } from './sql-text';
import { asStoreError } from './store-error';

type Batch = { readonly scope: HistoryScope; readonly schema: HistorySchema; readonly name: string; readonly rows: readonly HistoryRow[] };

function rowsByDay(rows: readonly HistoryRow[]): ReadonlyMap<number, readonly HistoryRow[]> {
  const days = new Map<number, HistoryRow[]>();
  for (const row of rows) {
    const day = dayOf(row.eventMs);
    const found = days.get(day);
    if (found === undefined) days.set(day, [row]);
    else found.push(row);
  }
  return days;
}

class DuckdbOfflineStore implements OfflineStore {
  #isClosed = false;
  #running = new Set<Promise<unknown>>();

  constructor(
    private readonly directory: string,
    private readonly duckdb: typeof import('@duckdb/node-api'),
    private readonly instance: DuckDBInstance,
  ) {}

  // biome-ignore lint/complexity/useMaxParams: the signature of the port.
  write(scope: HistoryScope, schema: HistorySchema, name: string, rows: readonly HistoryRow[]): Promise<readonly HistoryFile[]> {
    return this.#connected(async (connection) => {
      const files: HistoryFile[] = [];
      for (const [day, ofDay] of rowsByDay(rows)) files.push(await this.#writeDay(connection, day, { scope, schema, name, rows: ofDay }));
      return files;
    });
  }

  async read(
    files: readonly string[],
    schema: HistorySchema,
    options: { readonly entity?: Readonly<Record<string, string | boolean>>; readonly limit?: number } = {},
  ): Promise<readonly HistoryReadRow[]> {
    const paths = [...new Set(files.map((file) => resolve(this.directory, file)))];
    return this.#connected(async (connection) => {
      if (paths.length === 0) return [];
      const { entity = null, limit = null } = options;
      return readHistory(connection, { files: paths, columns: historyColumns(schema), entity, limit });
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    this.instance.closeSync();
  }

  async #connected<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new OfflineStoreError('closed', 'The offline store is closed.');
    const running = this.#withConnection(work);
    this.#running.add(running);
    try {
      return await running;
    } catch (error) {
      throw asStoreError(error);
    } finally {
      this.#running.delete(running);
    }
  }

  async #withConnection<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  async #writeDay(connection: DuckDBConnection, dayMs: number, { scope, schema, name, rows }: Batch): Promise<HistoryFile> {
    const relative = `${historyFolder(scope, dayMs)}/${pathPart(name)}.parquet`;
    const path = join(this.directory, relative);
    const temporary = join(this.directory, historyFolder(scope, dayMs), `.${randomUUID()}.tmp`);
    await makeFolderDurably(join(path, '..'), this.directory);
    try {
      await fillHistoryTable(connection, rows, { duckdb: this.duckdb, columns: historyColumns(schema), keySpace: scope.keySpace });
      await connection.run(`COPY ${HISTORY_TABLE} TO ${quoteLiteral(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
      await placeFile(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    const times = rows.map((row) => row.eventMs);
    const [minEventMs, maxEventMs] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
    return { scope, path: relative, rows: rows.length, bytes: (await stat(path)).size, minEventMs, maxEventMs };
  }
}

/**
 * Opens the history under a folder, made when it is not there. File paths it gives out are relative to that folder, those it
 * is given may be. Rejects with `unavailable` where DuckDB cannot be loaded. Any number of processes may have it open.
 */
export async function createDuckdbOfflineStore(options: { readonly directory: string }): Promise<OfflineStore> {
  const directory = resolve(options.directory);
  const duckdb = await loadDuckdb();
  try {
    await mkdir(directory, { recursive: true });
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      temp_directory: join(directory, '.spill'),
      threads: '2',
    });
    return new DuckdbOfflineStore(directory, duckdb, instance);
  } catch (error) {
    throw asStoreError(error);
  }
}
