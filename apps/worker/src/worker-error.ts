/**
 * `fenced` a newer attempt has taken over · `corrupt_checkpoint` a checkpoint file is not what was written · `disk_full` no
 * room for a checkpoint · `log_behind` a log does not hold what the checkpoint covers.
 */
export type WorkerErrorCode = 'fenced' | 'corrupt_checkpoint' | 'disk_full' | 'log_behind';

/** An expected failure of a job. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  constructor(
    readonly code: WorkerErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
