import type { EventLogReader, EventLogWriter } from '@freshet/event-log';
import type { OfflineStore } from '@freshet/offline-store';
import type { EmbeddedOnlineStore } from '@freshet/online-store/embedded';
import type { Db } from '@freshet/registry';
import type { Logger } from 'pino';
import type { JobMonitor } from './monitor/job-monitor';
import type { Tuning } from './tuning';

/** Everything a worker works with, opened by its composition root. */
export type WorkerParts = {
  readonly db: Db;
  readonly writer: EventLogWriter;
  /** A reader of its own for each job, since a reader keeps its place. */
  readonly openReader: () => EventLogReader;
  readonly onlineStore: EmbeddedOnlineStore;
  readonly offlineStore: OfflineStore;
  /** The data folder's `checkpoints/`. */
  readonly checkpointRoot: string;
  readonly monitor: JobMonitor;
  readonly tuning: Tuning;
  readonly now: () => number;
  /** Names this process in attempts, observations and rollups. */
  readonly bootId: string;
  readonly log: Logger;
};
