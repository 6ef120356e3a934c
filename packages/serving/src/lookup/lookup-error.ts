/** What a lookup can refuse; stable words. */
export type LookupErrorCode =
  | 'bad_request'
  | 'bad_feature_reference'
  | 'unknown_view'
  | 'unknown_feature'
  | 'unknown_feature_service'
  | 'duplicate_feature'
  | 'missing_entity_key'
  | 'unequal_lengths'
  | 'bad_entity_value'
  | 'too_many_values'
  | 'unavailable';

/** A lookup that cannot be answered. Only `unavailable` is worth trying again as it is. */
export class LookupError extends Error {
  override readonly name = 'LookupError';
  readonly retryable: boolean;
  constructor(
    readonly code: LookupErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.retryable = code === 'unavailable';
  }
}
