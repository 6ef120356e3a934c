/** A request that is refused with a status of its own. The message is shown to the caller. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 422 | 429 | 503 | 507,
    readonly code: string,
    message: string,
    readonly retryable = status === 503,
  ) {
    super(message);
  }
}
