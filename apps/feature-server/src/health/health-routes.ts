import type { FastifyInstance } from 'fastify';

/** State of one thing the server depends on; only `down` makes it unready. */
export type DependencyState = 'ok' | 'stale' | 'down';

/** Asks every dependency how it is. */
export interface Readiness {
  /** True once the server has begun to stop. */
  draining(): boolean;
  dependencies(): Promise<Readonly<Record<string, DependencyState>>>;
}

/** `/healthz`: the process lives. `/readyz`: what it depends on, 503 when something is down or the server is draining. */
export function addHealthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const dependencies = await readiness.dependencies();
    const draining = readiness.draining();
    const ready = !draining && Object.values(dependencies).every((state) => state !== 'down');
    return reply.code(ready ? 200 : 503).send({ status: draining ? 'draining' : ready ? 'ready' : 'unready', dependencies });
  });
}
