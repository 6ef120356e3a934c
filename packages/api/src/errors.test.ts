import { EventLogError } from '@freshet/event-log';
import { OnlineStoreError } from '@freshet/online-store';
import { RegistryError } from '@freshet/registry';
import { LookupError } from '@freshet/serving/lookup';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { ApiError, toTrpcError } from './errors';

const wrapped = (cause: unknown) =>
  toTrpcError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: cause instanceof Error ? cause.message : '', cause }));

describe('toTrpcError', () => {
  it.each([
    [new RegistryError('tenant_unknown', 'There is no tenant "x".'), 'NOT_FOUND'],
    [new RegistryError('conflict', 'taken'), 'CONFLICT'],
    [new RegistryError('unavailable', 'no answer', true), 'SERVICE_UNAVAILABLE'],
    [new EventLogError('bad_topic', 'no topic'), 'BAD_REQUEST'],
    [new OnlineStoreError('full', 'full'), 'SERVICE_UNAVAILABLE'],
    [new LookupError('bad_entity_value', 'no int64'), 'BAD_REQUEST'],
    [new ApiError('not_found', 'gone'), 'NOT_FOUND'],
  ] as const)('keeps the sentence of an expected failure: %s', (cause, code) => {
    expect(wrapped(cause)).toMatchObject({ code, message: cause.message });
  });

  it.each([
    new Error('connect ECONNREFUSED 10.0.0.1:5432 password=x'),
    new OnlineStoreError('bad_record', '/home/ada/.freshet/online'),
    'a text',
  ])('says nothing of what went wrong inside: %s', (cause) => {
    const error = wrapped(cause);
    expect(error.code).toBe('INTERNAL_SERVER_ERROR');
    expect(error.message).toBe('Something failed inside Freshet. The log has it under the request id.');
  });

  it('leaves the API’s own refusals alone', () => {
    const refusal = new TRPCError({ code: 'BAD_REQUEST', message: 'no' });
    expect(toTrpcError(refusal)).toBe(refusal);
  });
});
