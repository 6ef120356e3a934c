import { EventLogError } from '../event-log';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** An error of the file system as the port's error: `disk_full` when there is no room, itself otherwise. */
export function asDiskError(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && FULL.has(error.code)) {
    return new EventLogError('disk_full', `The event log's disk is full: ${error.message}`, true);
  }
  return error;
}
