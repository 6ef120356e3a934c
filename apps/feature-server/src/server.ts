import type { Lookup } from '@freshet/serving/lookup';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { type AddressRules, isOwnAddress } from './address-guard';
import { addHealthRoutes, type Readiness } from './health/health-routes';
import type { ServerMetrics } from './health/server-metrics';
import type { Ingest } from './ingest/ingest';
import { addIngestRoute } from './ingest/ingest-route';
import { addInternalLogRoutes, type InternalLog } from './internal/internal-log-routes';
import { addLookupRoute } from './lookup/lookup-route';
import { RequestError } from './request-error';
import type { TenantDirectory } from './tenant/tenant-directory';

/** Everything the routes need, handed in by the composition root. */
export type ServerParts = {
  readonly lookup: Lookup;
  readonly ingest: Ingest;
  readonly internalLog: InternalLog;
  readonly tenants: TenantDirectory;
  readonly readiness: Readiness;
  readonly metrics: ServerMetrics;
  readonly addresses: AddressRules;
  readonly log: FastifyBaseLogger;
};

/** The HTTP server, not yet listening. Bodies stay bytes: each route reads its own. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 255 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request) => {
    if (isOwnAddress(parts.addresses, request.headers.host, request.headers.origin)) return;
    throw new RequestError(403, 'foreign_address', 'this Host or Origin is not served');
  });
  parts.metrics.attach(app);
  addHealthRoutes(app, parts.readiness);
  addLookupRoute(app, parts.lookup, parts.tenants);
  addIngestRoute(app, parts.ingest, parts.tenants);
  addInternalLogRoutes(app, parts.internalLog);
  app.setNotFoundHandler(async (_request, reply) => reply.code(404).send(errorBody('no_such_route', 'there is nothing at this address')));
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof RequestError) return reply.code(error.status).send(errorBody(error.code, error.message));
    const status = statusOf(error);
    if (status === 413) return reply.code(413).send(errorBody('body_too_large', 'the body is too large'));
    if (status !== null && status < 500) return reply.code(status).send(errorBody('bad_request', 'the request cannot be read'));
    request.log.error({ err: error }, 'a request failed');
    return reply.code(500).send(errorBody('internal', 'internal error'));
  });
  return app;
}

function errorBody(code: string, message: string): { readonly error: { readonly code: string; readonly message: string } } {
  return { error: { code, message } };
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
}
