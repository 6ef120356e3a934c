/** Why the built-in PostgreSQL is not there; stable words. */
export type EmbeddedPostgresErrorCode = 'unsupported_platform' | 'no_user' | 'data_missing' | 'disk_full' | 'init_failed' | 'start_failed';

/** An expected failure of the built-in PostgreSQL; its message is a sentence for the person at the terminal. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  constructor(
    readonly code: EmbeddedPostgresErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
