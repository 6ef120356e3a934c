/** What a screen can show of something it asked for. */
export type DataState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly data: T; readonly asOfMs: number }
  /** There never was any; teach. */
  | { readonly kind: 'empty' }
  /** There is some, and the filters hide all of it. */
  | { readonly kind: 'no-match' }
  /** Old content stays while the newest answer is missing. */
  | { readonly kind: 'stale'; readonly data: T; readonly asOfMs: number; readonly problem: Problem }
  /** Content with known holes. */
  | { readonly kind: 'partial'; readonly data: T; readonly asOfMs: number; readonly missing: readonly string[] }
  | { readonly kind: 'error'; readonly problem: Problem };

/** A failure in words a reader can act on. */
export type Problem = { readonly code: string; readonly message: string; readonly requestId: string | null };

/** The part of a query's result that decides the state; what TanStack Query hands out fits. */
export type QueryOutcome<T> = { readonly data: T | undefined; readonly error: unknown; readonly dataUpdatedAt: number };

/** How to tell the states apart in one kind of data. */
export type Judgement<T> = {
  readonly isEmpty?: (data: T) => boolean;
  readonly isNoMatch?: (data: T) => boolean;
  readonly missing?: (data: T) => readonly string[];
};

type WireError = { readonly message?: unknown; readonly data?: { readonly code?: unknown; readonly requestId?: unknown } | null };

/** The code, sentence and request id of whatever a query failed with. */
export const problemOf = (error: unknown): Problem => {
  const { message, data } = (typeof error === 'object' && error !== null ? error : {}) as WireError;
  const text = typeof message === 'string' ? message : '';
  if (data === undefined || data === null)
    return { code: 'UNREACHABLE', message: 'The console did not answer. It may be restarting.', requestId: null };
  return {
    code: typeof data.code === 'string' ? data.code : 'UNKNOWN',
    message: text === '' ? 'The request failed.' : text,
    requestId: typeof data.requestId === 'string' ? data.requestId : null,
  };
};

/** Turns a query's outcome into the one state to show; content once shown is never taken away by a failing refetch. */
export const dataState = <T>(
  { data, error, dataUpdatedAt }: QueryOutcome<T>,
  { isEmpty, isNoMatch, missing }: Judgement<T> = {},
): DataState<T> => {
  if (data === undefined) return error === null || error === undefined ? { kind: 'loading' } : { kind: 'error', problem: problemOf(error) };
  if (error !== null && error !== undefined) return { kind: 'stale', data, asOfMs: dataUpdatedAt, problem: problemOf(error) };
  if (isEmpty?.(data) === true) return { kind: 'empty' };
  if (isNoMatch?.(data) === true) return { kind: 'no-match' };
  const holes = missing?.(data) ?? [];
  return holes.length === 0
    ? { kind: 'ready', data, asOfMs: dataUpdatedAt }
    : { kind: 'partial', data, asOfMs: dataUpdatedAt, missing: holes };
};
