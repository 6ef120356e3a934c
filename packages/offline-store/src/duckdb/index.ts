export { createDuckdbOfflineStore } from './duckdb-offline-store';
