import { describe, expect, it } from 'vitest';
import { dataState, problemOf } from './data-state';

const refused = { message: 'No such view.', data: { code: 'NOT_FOUND', requestId: 'r-1' } };

describe('dataState', () => {
  it('loads until there is an answer or a failure', () => {
    expect(dataState({ data: undefined, error: null, dataUpdatedAt: 0 }).kind).toBe('loading');
    expect(dataState({ data: undefined, error: refused, dataUpdatedAt: 0 })).toEqual({
      kind: 'error',
      problem: { code: 'NOT_FOUND', message: 'No such view.', requestId: 'r-1' },
    });
  });
  it('keeps content while a refetch fails', () => {
    expect(dataState({ data: [1], error: new Error('fetch failed'), dataUpdatedAt: 7 })).toMatchObject({
      kind: 'stale',
      data: [1],
      asOfMs: 7,
    });
  });
  it('tells empty, no match and partial apart', () => {
    const outcome = { data: [1], error: null, dataUpdatedAt: 7 };
    expect(dataState(outcome, { isEmpty: () => true }).kind).toBe('empty');
    expect(dataState(outcome, { isNoMatch: () => true }).kind).toBe('no-match');
    expect(dataState(outcome, { missing: () => ['lag'] })).toEqual({ kind: 'partial', data: [1], asOfMs: 7, missing: ['lag'] });
    expect(dataState(outcome)).toEqual({ kind: 'ready', data: [1], asOfMs: 7 });
  });
});

describe('problemOf', () => {
  it('never shows the text of a failure that is not the API’s', () => {
    expect(problemOf(new TypeError('Failed to fetch http://10.0.0.1/x'))).toEqual({
      code: 'UNREACHABLE',
      message: 'The console did not answer. It may be restarting.',
      requestId: null,
    });
  });
});
