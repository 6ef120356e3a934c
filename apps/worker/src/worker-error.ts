/** `fenced` a newer attempt has taken over · `corrupt_checkpoint` a checkpoint file is not what was written · `lost_events` the log no longer has the events a job must read next. */
export type WorkerErrorCode = 'fenced' | 'corrupt_checkpoint' | 'lost_events';

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
