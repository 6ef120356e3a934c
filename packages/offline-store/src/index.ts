export { historyFolder } from './history-path';
export {
  type HistoryFile,
  type HistoryReadRow,
  type HistoryRow,
  type HistorySchema,
  type HistoryScope,
  type OfflineStore,
  OfflineStoreError,
  type OfflineStoreErrorCode,
} from './offline-store';
