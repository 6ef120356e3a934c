/** A rollup body that this version cannot read; the same body never becomes readable by trying again. */
export class MetricsError extends Error {
  override readonly name = 'MetricsError';
  readonly code = 'unreadable_rollup';
  readonly retryable = false;
}
