import { OfflineStoreError } from '../offline-store';

/** DuckDB's module, loaded when a store is opened: its native part is not there on every platform. Rejects with `unavailable`. */
export async function loadDuckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new OfflineStoreError('unavailable', `DuckDB cannot be loaded on this machine: ${String(error)}`);
  }
}
