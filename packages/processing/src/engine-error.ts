/** Why a snapshot cannot be used; the words are stable. */
export type EngineErrorCode = 'corrupt_snapshot' | 'other_snapshot_version' | 'other_plan';

/** An expected failure of the engine: a snapshot that is not this plan's. Never worth a retry with the same bytes. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly retryable = false;

  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
  }
}
