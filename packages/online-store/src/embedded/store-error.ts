import { OnlineStoreError } from '../online-store';

/** An error of LMDB or the file system as the port's error: `full`, `closed`, else `unavailable`; worth another try. */
export function asStoreError(error: unknown): OnlineStoreError {
  if (error instanceof OnlineStoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/MDB_MAP_FULL|No space left|ENOSPC|EDQUOT/i.test(message))
    return new OnlineStoreError('full', `The online store has no room: ${message}`, true);
  return new OnlineStoreError('unavailable', `The online store failed: ${message}`, true);
}
