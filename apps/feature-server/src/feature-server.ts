import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { lookupsRollup, RollupBuffer } from '@freshet/processing/metrics';
import { closeRegistry, openRegistry } from '@freshet/registry';
import { createLookup } from '@freshet/serving/lookup';
import type { Logger } from 'pino';
import type { Env } from './env';
import { ServerMetrics } from './health/server-metrics';
import { IdempotencyJournal } from './ingest/idempotency-journal';
import { IdempotencyKeys } from './ingest/idempotency-keys';
import { Ingest } from './ingest/ingest';
import { lookupsBody } from './lookup/lookups-body';
import { createServer } from './server';
import { loadTenants, saveRollups } from './tenant/registry-access';
import { createTenantDirectory } from './tenant/tenant-directory';

/** A listening feature server. */
export interface FeatureServer {
  /** Where it listens, with the port it was given. */
  readonly url: string;
  /** Stops taking requests, answers those under way, saves its counts and closes the log and the store. */
  stop(): Promise<void>;
}

type Surroundings = { readonly log: Logger; readonly now: () => number };

const TENANT_REFRESH_MS = 1_000;
const ROLLUP_SAVE_MS = 2_000;

/** Opens the log for writing and the store for reading, and listens. Rejects with `EventLogError('locked')` beside a running one. */
export async function startFeatureServer(env: Env, { log, now }: Surroundings): Promise<FeatureServer> {
  const logFolder = { directory: join(env.dataDir, 'log') };
  const writer = await createEmbeddedEventLog({
    ...logFolder,
    now,
    onRepair: (repair) => log.warn({ repair }, 'the end of a log partition was damaged by a crash and was cut'),
    onRetentionError: (error) => log.error({ err: error }, 'old segments of the log could not be dropped'),
  });
  const reader = createEmbeddedLogReader(logFolder);
  const store = await createEmbeddedOnlineStore({ directory: join(env.dataDir, 'online') });
  const db = openRegistry({ databaseUrl: env.databaseUrl, maxConnections: 4 });
  const metrics = new ServerMetrics();
  const rollups = new RollupBuffer({
    save: saveRollups(db, now),
    writer: randomUUID(),
    onUnsaved: (error, buckets) => log.warn({ err: error, buckets }, 'lookup counts could not be saved; they are kept and tried again'),
    onGivenUp: () => log.error('the oldest lookup counts were given up: too many could not be saved'),
  });
  const tenants = createTenantDirectory({ load: loadTenants(db, now), refreshMs: TENANT_REFRESH_MS, log });
  const keys = new IdempotencyKeys(new IdempotencyJournal(writer, reader), (error) => {
    log.warn({ err: error }, 'an idempotency key could not be marked as done; it is settled at the next start');
  });
  const lookup = createLookup({
    store,
    now,
    onCounts: (tenant, counts) => {
      metrics.countValues(tenant, counts);
      rollups.add({ tenant, view: counts.view }, { kind: 'lookups', codec: lookupsRollup, body: lookupsBody(counts) }, now());
    },
  });
  let draining = false;
  const app = createServer({
    lookup,
    ingest: new Ingest({ writer, reader, tenants, keys, now, onAccepted: (tenant, count) => metrics.countEvents(tenant, count) }),
    internalLog: { writer, token: env.internalToken },
    tenants,
    metrics,
    addresses: {
      bindHost: env.host,
      hosts: [env.featureServerUrl, env.consoleUrl].flatMap((url) => (url === null ? [] : [new URL(url).hostname])),
      origins: [env.featureServerUrl, env.consoleUrl].filter((url) => url !== null),
    },
    readiness: {
      draining: () => draining,
      dependencies: async () => ({
        event_log: draining ? 'down' : 'ok',
        online_store: await store.ping().then(
          () => 'ok' as const,
          () => 'down' as const,
        ),
        registry: ({ ok: 'ok', stale: 'stale', never_loaded: 'down' } as const)[tenants.state()],
      }),
    },
    log,
  });
  const saving = setInterval(() => void rollups.save(now()), ROLLUP_SAVE_MS);
  const url = await app.listen({ host: env.host, port: env.port });
  return {
    url,
    async stop() {
      draining = true;
      clearInterval(saving);
      await app.close();
      await rollups.save(now());
      tenants.close();
      await writer.close();
      await reader.close();
      await store.close();
      await closeRegistry(db);
    },
  };
}
