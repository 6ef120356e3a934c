import 'server-only';
import { appRouter, createApiContext } from '@freshet/api';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { readBoundedBody } from './read-bounded-body';
import { openServices } from './services';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

const actorOf = (request: Request): string => (request.headers.get('x-freshet-client') === 'cli' ? 'cli' : 'console');

/** Answers one call of the API; every answer carries the request's id. */
export const answerTrpc = async (request: Request): Promise<Response> => {
  const body = await readBoundedBody(request, MAX_BODY_BYTES);
  if (body === null) return Response.json({ error: 'payload_too_large' }, { status: 413 });
  const requestId = crypto.randomUUID();
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: new Request(request.url, { method: request.method, headers: request.headers, ...(request.method === 'GET' ? {} : { body }) }),
    router: appRouter,
    // A declaration is longer than an address may be: queries come in the body.
    allowMethodOverride: true,
    createContext: async () => createApiContext(await openServices(), { actor: actorOf(request), requestId }),
    responseMeta: () => ({ headers: new Headers({ 'x-request-id': requestId, 'cache-control': 'no-store' }) }),
    onError: ({ error, path }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR')
        console.error(JSON.stringify({ level: 'error', msg: 'api call failed', path, requestId, error: String(error.cause ?? error) }));
    },
  });
};
