import { type Lookup, LookupError } from '@freshet/serving/lookup';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { RequestError } from '../request-error';
import { requestTenant } from '../tenant/request-tenant';
import type { TenantDirectory } from '../tenant/tenant-directory';
import { feastError, feastErrorBody } from './feast-error';
import { feastResponse } from './feast-response';
import { readLookupBody } from './lookup-body';

const BODY_LIMIT_BYTES = 32 * 1024 * 1024;

/** `POST /get-online-features`, Feast's protocol. */
export function addLookupRoute(app: FastifyInstance, lookup: Lookup, tenants: TenantDirectory): void {
  app.post('/get-online-features', { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
    try {
      const tenant = await requestTenant(request, tenants);
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const result = await lookup.find(readLookupBody(tenant, body));
      return reply.type('application/json').send(feastResponse(result));
    } catch (error) {
      return sendFeastError(reply, error);
    }
  });
}

function sendFeastError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof LookupError) {
    const { status, body } = feastError(error);
    return reply.code(status).type('application/json').send(body);
  }
  if (error instanceof RequestError) {
    const name = error.status === 404 ? 'FeastObjectNotFoundException' : 'FeastError';
    return reply.code(error.status).type('application/json').send(feastErrorBody(name, error.message));
  }
  reply.log.error({ err: error }, 'a lookup failed');
  return reply.code(500).type('application/json').send(JSON.stringify('internal error'));
}
