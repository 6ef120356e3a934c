export { entityText, keyPrefix, keyText } from './key';
export {
  type OnlineHit,
  type OnlineKey,
  type OnlineRecord,
  type OnlineStore,
  OnlineStoreError,
  type OnlineStoreErrorCode,
  type OnlineWrite,
  type WriteOutcome,
  type WriteResult,
} from './online-store';
