import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const VIEW = ['tenant', 'view'] as const;

/** The worker's Prometheus metrics; labels are tenants, views, groups and stable words, never entities. */
export class WorkerMetrics {
  readonly registry = new Registry();
  readonly records = this.#counter('freshet_pipeline_records_total', 'Records taken in, tombstones aside.', VIEW);
  readonly rows = this.#counter('freshet_pipeline_rows_total', 'Rows computed.', VIEW);
  readonly late = this.#counter('freshet_pipeline_late_total', 'Events dropped because every window that held them had fired.', [
    ...VIEW,
    'group',
  ]);
  readonly deadLetters = this.#counter('freshet_pipeline_dead_letters_total', 'Records that could not be used.', [...VIEW, 'reason']);
  readonly writes = this.#counter('freshet_online_writes_total', 'Online writes by outcome.', [...VIEW, 'outcome']);
  readonly warming = this.#counter(
    'freshet_warming_rows_total',
    'Rows discarded because their window began before the first whole event.',
    VIEW,
  );
  readonly freshness = new Histogram({
    name: 'freshet_freshness_seconds',
    help: 'Acknowledged online write minus event time of the newest event in the row, for rows that carry news.',
    labelNames: [...VIEW],
    buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 86_400],
    registers: [this.registry],
  });
  readonly windowLag = this.#gauge('freshet_window_lag_seconds', 'Now minus the end of the last window written.');
  readonly eventTimeLag = this.#gauge('freshet_event_time_lag_seconds', 'Now minus the watermark.');
  readonly backlog = this.#gauge('freshet_output_backlog_rows', 'Rows in the output log that are not in the stores yet.');

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  #gauge(name: string, help: string): Gauge<'tenant' | 'view'> {
    return new Gauge({ name, help, labelNames: [...VIEW], registers: [this.registry] });
  }
}

/** Answers `GET /metrics` and `/healthz` on an address. */
export async function serveMetrics(metrics: WorkerMetrics, address: { readonly host: string; readonly port: number }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/healthz') return void response.end('{"status":"ok"}');
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.registry.metrics().then(
      (text) => response.setHeader('content-type', metrics.registry.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address.port, address.host, resolve));
  return server;
}
