import type { FeatureRow, OutputRecord } from '@freshet/definitions';
import type { EventLogReader, TopicRef } from '@freshet/event-log';
import type { OfflineStore } from '@freshet/offline-store';
import type { OnlineStore, WriteResult } from '@freshet/online-store';
import type { Db, DesiredDeployment } from '@freshet/registry';
import type { Tuning } from '../tuning';

/** One row's write as the online store answered it. */
export type WrittenRow = { readonly row: OutputRecord; readonly result: WriteResult };

/** What a materializer is given by its job. */
export type MaterializerOptions = {
  /** The deployment as it is now: its revision, ttl and outputs change without a restart. */
  readonly deployment: () => DesiredDeployment;
  readonly topic: TopicRef;
  readonly epoch: number;
  readonly reader: EventLogReader;
  readonly onlineStore: OnlineStore;
  readonly offlineStore: OfflineStore;
  readonly db: Db;
  readonly actor: string;
  readonly now: () => number;
  readonly tuning: Tuning;
  readonly isWhole: (row: FeatureRow) => boolean;
  readonly onWritten: (rows: readonly WrittenRow[]) => void;
  /** Told, with the newest window end among them, that rows are in the stores or on their way to history. */
  readonly onMaterialised: (windowEndMs: number) => void;
  /** Told of rows discarded because their window began before the deployment's first whole event. */
  readonly onWarming: (rows: number) => void;
  /** Told of rows that retention dropped from the output log before they were materialised. */
  readonly onMissed: (rows: number) => void;
  readonly onFailure: (error: unknown, failures: number) => void;
};
