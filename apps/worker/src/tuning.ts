/** Times and sizes a worker works by. */
export type Tuning = {
  /** Pause between two looks at what should run. */
  readonly reconcileMs: number;
  /** Time between checkpoints of a pipeline that makes progress. */
  readonly checkpointMs: number;
  /** Records after which a checkpoint is taken earlier. */
  readonly checkpointRecords: number;
  /** Records read from a partition at once. */
  readonly readRecords: number;
  /** Rows appended to the output log at once. */
  readonly appendRows: number;
  /** How often idle partitions are looked at. */
  readonly tickMs: number;
  /** Unmaterialised rows at which a pipeline waits for its materializer. */
  readonly backlogRows: number;
  /** Rows written online at once. */
  readonly onlineRows: number;
  /** Age and size at which gathered rows become history files. */
  readonly historyMs: number;
  readonly historyRows: number;
  /** How often an unchanged observation is written again. */
  readonly heartbeatMs: number;
  /** How often metrics are saved. */
  readonly rollupMs: number;
};

export const DEFAULT_TUNING: Tuning = {
  reconcileMs: 400,
  checkpointMs: 2_000,
  checkpointRecords: 200_000,
  readRecords: 2_000,
  appendRows: 2_000,
  tickMs: 250,
  backlogRows: 500_000,
  onlineRows: 1_000,
  historyMs: 10_000,
  historyRows: 50_000,
  heartbeatMs: 10_000,
  rollupMs: 2_000,
};
