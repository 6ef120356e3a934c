/** `fenced` a newer attempt has taken over · `corrupt_checkpoint` a checkpoint file is not what was written. */
export type WorkerErrorCode = 'fenced' | 'corrupt_checkpoint';

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
