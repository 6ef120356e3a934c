import type { LookupCounts } from '@freshet/serving/lookup';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { lookupsBody } from '../lookup/lookups-body';

/** The server's Prometheus metrics; labels are routes, tenants and views, never entities. */
export class ServerMetrics {
  readonly #registry = new Registry();
  readonly #values = new Counter({
    name: 'freshet_online_values_total',
    help: 'Feature values asked for, by what the caller got.',
    labelNames: ['tenant', 'view', 'result'],
    registers: [this.#registry],
  });
  readonly #events = new Counter({
    name: 'freshet_ingest_events_total',
    help: 'Events accepted over HTTP.',
    labelNames: ['tenant'],
    registers: [this.#registry],
  });
  readonly #requests = new Histogram({
    name: 'freshet_http_request_duration_seconds',
    help: 'Time to answer a request.',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  countValues(tenant: string, counts: LookupCounts): void {
    for (const [result, count] of Object.entries(lookupsBody(counts)))
      if (count > 0) this.#values.inc({ tenant, view: counts.view, result }, count);
  }

  countEvents(tenant: string, accepted: number): void {
    this.#events.inc({ tenant }, accepted);
  }

  /** Measures every request and answers `GET /metrics`. */
  attach(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      this.#requests.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    });
    app.get('/metrics', async (_request, reply) => reply.type(this.#registry.contentType).send(await this.#registry.metrics()));
  }
}
