import type { EventLogErrorCode } from '../event-log';
import { EventLogError } from '../event-log';

/** Where the writing process takes appends. */
export const APPEND_PATH = '/internal/log/append';
/** Where the writing process creates topics. */
export const ENSURE_TOPIC_PATH = '/internal/log/ensure-topic';

const STATUS: Readonly<Record<EventLogErrorCode, number>> = {
  locked: 503,
  unknown_topic: 404,
  offset_out_of_range: 416,
  disk_full: 507,
  closed: 503,
  corrupt: 400,
  bad_topic: 422,
  unavailable: 503,
};

/** An error as an HTTP answer; `body` is JSON. */
export function errorAnswer(error: EventLogError): { readonly status: number; readonly body: string } {
  return { status: STATUS[error.code], body: JSON.stringify({ code: error.code, message: error.message, retryable: error.retryable }) };
}

/** The error behind an answer that is not 200; `unavailable` when it is not one of ours. */
export function answeredError(status: number, body: string): EventLogError {
  try {
    const { code, message, retryable } = JSON.parse(body);
    if (typeof code === 'string' && code in STATUS)
      return new EventLogError(code as EventLogErrorCode, String(message), retryable === true);
  } catch {
    // A proxy's page or an empty body: the status alone speaks.
  }
  return new EventLogError('unavailable', `The event log's process answered ${status}.`, status >= 500);
}
