/** Why a verb refused; stable words that the API and the CLI map once. */
export type RegistryErrorCode = 'not_found' | 'conflict' | 'stale_epoch' | 'invalid' | 'tenant_unknown' | 'unavailable';

/** An expected failure of a registry verb; nothing was changed. */
export class RegistryError extends Error {
  override readonly name = 'RegistryError';
  constructor(
    readonly code: RegistryErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
