/** An expected failure of this package; today only records that cannot be read. Retrying never helps. */
export class DefinitionsError extends Error {
  override readonly name = 'DefinitionsError';
  readonly retryable = false;

  constructor(
    readonly code: 'unreadable_record' | 'unsupported_record_version' | 'unreadable_document' | 'patch_not_applicable',
    message: string,
  ) {
    super(message);
  }
}
