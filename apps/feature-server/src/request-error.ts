/** A request that is refused with a status of its own. The message is shown to the caller. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly retryable: boolean;
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 422 | 503 | 507,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.retryable = status === 503;
  }
}
