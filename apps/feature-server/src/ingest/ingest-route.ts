import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../request-error';
import { requestTenant } from '../tenant/request-tenant';
import type { TenantDirectory } from '../tenant/tenant-directory';
import type { Ingest } from './ingest';
import { type BodyFormat, splitBody } from './split-body';
import { checkTopicName } from './topic-name';

/** Largest body of one ingest request. */
export const MAX_INGEST_BYTES = 8 * 1024 * 1024;
/** Bodies are read this far, so that a caller of a somewhat larger one gets its 413 instead of a broken connection. */
const READ_LIMIT_BYTES = 64 * 1024 * 1024;
const MAX_KEY_LENGTH = 255;

/** `POST /v1/topics/{topic}/events`. */
export function addIngestRoute(app: FastifyInstance, ingest: Ingest, tenants: TenantDirectory): void {
  app.post<{ Params: { topic: string } }>('/v1/topics/:topic/events', { bodyLimit: READ_LIMIT_BYTES }, async (request, reply) => {
    const tenant = await requestTenant(request, tenants);
    const topic = checkTopicName(request.params.topic);
    const format = bodyFormat(request);
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    if (body.length > MAX_INGEST_BYTES) throw new RequestError(413, 'body_too_large', `a body may have at most ${MAX_INGEST_BYTES} bytes`);
    const idempotencyKey = readKey(request);
    const outcome = await ingest.append({ tenant, topic }, { records: splitBody(body, format), idempotencyKey });
    return reply.send(outcome);
  });
}

function bodyFormat(request: FastifyRequest): BodyFormat {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new RequestError(415, 'unsupported_encoding', `Content-Encoding ${encoding} is not supported`);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json_array';
  if (type === 'application/x-ndjson') return 'ndjson';
  throw new RequestError(415, 'unsupported_media_type', 'send application/json (an array) or application/x-ndjson');
}

function readKey(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  const text = String(key);
  if (text.length === 0 || text.length > MAX_KEY_LENGTH) {
    throw new RequestError(400, 'bad_idempotency_key', `an Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters`);
  }
  return text;
}
