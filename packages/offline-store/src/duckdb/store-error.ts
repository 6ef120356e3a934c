import { OfflineStoreError } from '../offline-store';

/** An error of DuckDB or the file system as the port's error. */
export function asStoreError(error: unknown): OfflineStoreError {
  if (error instanceof OfflineStoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/No space left|ENOSPC|EDQUOT|EFBIG|File too large/i.test(message)) {
    return new OfflineStoreError('disk_full', `The disk of the history is full: ${message}`, true);
  }
  if (/magic bytes|too small to be a Parquet|No files found|Cannot open file|TProtocolException|Failed to read|corrupt/i.test(message)) {
    return new OfflineStoreError('corrupt', `A history file cannot be read: ${message}`);
  }
  return new OfflineStoreError('unavailable', `DuckDB failed: ${message}`, true);
}
