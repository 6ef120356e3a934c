import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRemoteEventLog } from '@freshet/event-log';
import { createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { createDuckdbOfflineStore } from '@freshet/offline-store/duckdb';
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { closeRegistry, openRegistry } from '@freshet/registry';
import pino from 'pino';
import { readEnv } from './env';
import { JobMonitor } from './monitor/job-monitor';
import { serveMetrics, WorkerMetrics } from './monitor/worker-metrics';
import { DEFAULT_TUNING } from './tuning';
import { startWorker } from './worker';

const STOP_WITHIN_MS = 20_000;

const env = readEnv();
const now = (): number => Date.now();
const bootId = `worker-${randomUUID()}`;
const logOutput = {
  write: (line: string): void => {
    try {
      writeSync(1, line);
    } catch {
      // A full disk takes no log line; the process must neither end nor, at its end, wait for it.
    }
  },
};
const log = pino({ name: 'worker', level: env.logLevel }, logOutput);
const db = openRegistry({ databaseUrl: env.databaseUrl, maxConnections: 8 });
const writer = createRemoteEventLog({ url: env.featureServerUrl, token: env.internalToken });
const onlineStore = await createEmbeddedOnlineStore({ directory: join(env.dataDir, 'online') });
const offlineStore = await createDuckdbOfflineStore({ directory: join(env.dataDir, 'history') });
const metrics = new WorkerMetrics();
const metricsServer = env.port === 0 ? null : await serveMetrics(metrics, { host: env.host, port: env.port });
const worker = startWorker(
  {
    db,
    writer,
    openReader: () => createEmbeddedLogReader({ directory: join(env.dataDir, 'log') }),
    onlineStore,
    offlineStore,
    checkpointRoot: join(env.dataDir, 'checkpoints'),
    monitor: new JobMonitor({ db, bootId, now, metrics, log }),
    tuning: DEFAULT_TUNING,
    now,
    bootId,
    log,
  },
  env.databaseUrl,
);
log.info({ bootId }, 'the worker runs');

let stopping = false;
const stop = async (why: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'the worker stops');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  try {
    await worker.stop();
    metricsServer?.close();
    await writer.close();
    await onlineStore.close();
    await offlineStore.close();
    await closeRegistry(db);
  } catch (error) {
    log.error({ err: error }, 'the worker did not stop cleanly');
    process.exitCode = 1;
  }
  process.exit();
};
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
process.on('disconnect', () => void stop('the launcher is gone'));
