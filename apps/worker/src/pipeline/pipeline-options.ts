import type { FeatureRow, Plan } from '@freshet/definitions';
import type { EventLogReader, TopicRef } from '@freshet/event-log';
import type { EngineStats } from '@freshet/processing';
import type { NewDeadLetter } from '@freshet/registry';
import type { CheckpointImage } from '../checkpoint/checkpoint-image';
import type { Tuning } from '../tuning';

/** A checkpoint about to be made durable. */
export type PipelineCheckpoint = {
  readonly image: CheckpointImage;
  readonly stats: EngineStats;
  readonly deadLetters: readonly NewDeadLetter[];
};

/** What a pipeline is given by its job. */
export type PipelineOptions = {
  readonly plan: Plan;
  readonly planHash: string;
  readonly sourceTopic: TopicRef;
  readonly reader: EventLogReader;
  readonly tuning: Tuning;
  readonly now: () => number;
  /** Rows that earlier attempts appended behind the checkpoint; emptied as they are computed again. */
  readonly durableRows: Set<string>;
  /** False for a row whose window began before the deployment's first whole event. */
  readonly isWhole: (row: FeatureRow) => boolean;
  /** Resolves when the materializer is not too far behind. */
  readonly roomForRows: (signal: AbortSignal) => Promise<void>;
  /** Told after rows became durable. */
  readonly onRows: (rows: number) => void;
  /** Resolves when the checkpoint is durable and published; rejects with `WorkerError('fenced')` when another attempt runs. */
  readonly saveCheckpoint: (checkpoint: PipelineCheckpoint) => Promise<void>;
};
