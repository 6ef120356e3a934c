import { createHash, timingSafeEqual } from 'node:crypto';
import { APPEND_PATH, answerLogRequest, ENSURE_TOPIC_PATH, type EventLogWriter } from '@freshet/event-log';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RequestError } from '../request-error';

/** The writer that this process holds, and the token that Freshet's other processes show. */
export type InternalLog = { readonly writer: EventLogWriter; readonly token: string };

const BODY_LIMIT_BYTES = 256 * 1024 * 1024;

/** Appends of Freshet's other processes: one process alone may write the embedded log. */
export function addInternalLogRoutes(app: FastifyInstance, { writer, token }: InternalLog): void {
  for (const path of [APPEND_PATH, ENSURE_TOPIC_PATH]) {
    app.post(path, { bodyLimit: BODY_LIMIT_BYTES, onRequest: async (request) => checkToken(request, token) }, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const answer = await answerLogRequest(writer, path, body);
      return reply.code(answer.status).type('application/json').send(answer.body);
    });
  }
}

/** Digests have one length, so the comparison tells nothing by its time. */
function checkToken(request: FastifyRequest, token: string): void {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  if (timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))) return;
  throw new RequestError(401, 'unauthorised', 'this address is for Freshet’s own processes');
}
