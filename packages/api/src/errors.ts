import type { Diagnostic } from '@freshet/definitions';
import { DefinitionsError } from '@freshet/definitions';
import { EventLogError, type EventLogErrorCode } from '@freshet/event-log';
import { FlinkSqlError } from '@freshet/flink/sql';
import { OnlineStoreError, type OnlineStoreErrorCode } from '@freshet/online-store';
import { RegistryError, type RegistryErrorCode } from '@freshet/registry';
import { LookupError, type LookupErrorCode } from '@freshet/serving/lookup';
import { TRPCError } from '@trpc/server';

type Code = TRPCError['code'];

const REGISTRY = {
  not_found: 'NOT_FOUND',
  tenant_unknown: 'NOT_FOUND',
  conflict: 'CONFLICT',
  stale_epoch: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<RegistryErrorCode, Code>;

const EVENT_LOG = {
  unknown_topic: 'NOT_FOUND',
  offset_out_of_range: 'NOT_FOUND',
  bad_topic: 'BAD_REQUEST',
  locked: 'CONFLICT',
  disk_full: 'SERVICE_UNAVAILABLE',
  unavailable: 'SERVICE_UNAVAILABLE',
  closed: 'SERVICE_UNAVAILABLE',
  corrupt: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<EventLogErrorCode, Code>;

const ONLINE_STORE = {
  unavailable: 'SERVICE_UNAVAILABLE',
  closed: 'SERVICE_UNAVAILABLE',
  full: 'SERVICE_UNAVAILABLE',
  bad_record: 'INTERNAL_SERVER_ERROR',
  unknown_format: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<OnlineStoreErrorCode, Code>;

const LOOKUP = {
  bad_request: 'BAD_REQUEST',
  bad_feature_reference: 'BAD_REQUEST',
  unknown_view: 'NOT_FOUND',
  unknown_feature: 'NOT_FOUND',
  unknown_feature_service: 'NOT_FOUND',
  duplicate_feature: 'BAD_REQUEST',
  missing_entity_key: 'BAD_REQUEST',
  unequal_lengths: 'BAD_REQUEST',
  bad_entity_value: 'BAD_REQUEST',
  too_many_values: 'BAD_REQUEST',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<LookupErrorCode, Code>;

/** A refusal of the API's own, with the author's mistakes where those are the reason. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly retryable = false;
  constructor(
    readonly code: 'not_found' | 'invalid',
    message: string,
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(message);
  }
}

/** Said in place of whatever went wrong inside; the log has the rest under the request's id. */
const INTERNAL_MESSAGE = 'Something failed inside Freshet. The log has it under the request id.';

const codeOf = (error: unknown): Code | null => {
  if (error instanceof ApiError) return error.code === 'not_found' ? 'NOT_FOUND' : 'BAD_REQUEST';
  if (error instanceof RegistryError) return REGISTRY[error.code];
  if (error instanceof EventLogError) return EVENT_LOG[error.code];
  if (error instanceof OnlineStoreError) return ONLINE_STORE[error.code];
  if (error instanceof LookupError) return LOOKUP[error.code];
  if (error instanceof DefinitionsError) return 'INTERNAL_SERVER_ERROR';
  return error instanceof FlinkSqlError ? 'BAD_REQUEST' : null;
};

/** The one place where a room's error becomes the API's: expected failures keep their sentence, all others lose it. */
export const toTrpcError = (error: TRPCError): TRPCError => {
  const { cause } = error;
  const code = codeOf(cause);
  if (code === null) {
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
    return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: INTERNAL_MESSAGE, cause });
  }
  return new TRPCError({ code, message: code === 'INTERNAL_SERVER_ERROR' ? INTERNAL_MESSAGE : (cause?.message ?? ''), cause });
};
