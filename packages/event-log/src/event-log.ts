/** A topic of one tenant. Tenants never share a topic on the embedded log. */
export type TopicRef = { readonly tenant: string; readonly topic: string };

/** One record as stored. `value` null is a tombstone. */
export type LogRecord = {
  readonly partition: number;
  readonly offset: number;
  /** Append time, epoch ms, never going back within a partition. */
  readonly appendMs: number;
  readonly key: Uint8Array | null;
  readonly value: Uint8Array | null;
};

/** What a producer hands in. Without `partition`, the key's hash chooses, or round robin for null keys. */
export type NewRecord = { readonly key: Uint8Array | null; readonly value: Uint8Array | null; readonly partition?: number };

/** Offsets `[start, end)` that can be read now; `end` is the durable end. */
export type PartitionRange = { readonly partition: number; readonly start: number; readonly end: number };

/** Appends. One process at a time may hold a writer on an embedded log; it is refused with `EventLogError('locked')` otherwise. */
export interface EventLogWriter {
  /** Creates a topic if it does not exist; its partition count never changes afterwards. */
  ensureTopic(topic: TopicRef, options: TopicOptions): Promise<void>;
  /**
   * Resolves after the records are durable (`fdatasync`), in order, offsets contiguous per partition.
   * Rejects with `EventLogError` (`unknown_topic`, `disk_full`, `closed`); then none of the batch is visible.
   */
  append(
    topic: TopicRef,
    records: readonly NewRecord[],
  ): Promise<readonly { readonly partition: number; readonly firstOffset: number; readonly count: number }[]>;
  close(): Promise<void>;
}

export type TopicOptions = {
  readonly partitions: number;
  /** Segments are dropped, oldest first, beyond either bound; null keeps for ever. */
  readonly retentionMs: number | null;
  readonly retentionBytes: number | null;
};

/** Reads; any number of processes. Never returns a record that is not durable. */
export interface EventLogReader {
  topics(tenant: string): Promise<readonly string[]>;
  /** Empty when the topic does not exist. */
  ranges(topic: TopicRef): Promise<readonly PartitionRange[]>;
  /**
   * Up to `maxRecords` records from `offset` on, at once (empty at the end). An `offset` that retention has passed
   * rejects with `EventLogError('offset_out_of_range')`, as does one above the end.
   */
  read(topic: TopicRef, partition: number, offset: number, maxRecords: number): Promise<readonly LogRecord[]>;
  /** The first offset whose append time is ≥ `appendMs` (the end when none is). */
  offsetAt(topic: TopicRef, partition: number, appendMs: number): Promise<number>;
  /** Resolves when some partition may have grown past the given end, or after `timeoutMs`. */
  waitForMore(topic: TopicRef, ends: readonly PartitionRange[], timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

export type EventLogErrorCode =
  | 'locked'
  | 'unknown_topic'
  | 'offset_out_of_range'
  | 'disk_full'
  | 'closed'
  | 'corrupt'
  | 'bad_topic'
  | 'unavailable';

export class EventLogError extends Error {
  override readonly name = 'EventLogError';
  constructor(
    readonly code: EventLogErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
