import type { DeadLetterReason, FeatureRow, Plan } from '@freshet/definitions';

/** One record of one source partition, as read from the log. */
export type EngineRecord = {
  readonly partition: number;
  /** Its offset in the partition; only handed back with a dead letter. */
  readonly position: number;
  /** Bytes as stored; null is a tombstone. */
  readonly value: Uint8Array | string | null;
  /** Append time in the log, epoch ms; null where there is none (preview, backfill): then T4's bounds are not applied. */
  readonly appendMs: number | null;
};

/** A record that could not be used. `position` is the record's. */
export type DeadLetter = { readonly partition: number; readonly position: number; readonly reason: DeadLetterReason };

/** Where the engine sends what it computes. Calls happen inside `process`, `tick` and `finish`, never later. */
export interface EngineOutput {
  row(row: FeatureRow): void;
  deadLetter(letter: DeadLetter): void;
}

/** Counters since the engine was first created; all cumulative, all inside the snapshot. */
export type EngineStats = {
  /** Records that were no tombstone, dead letters included. */
  readonly records: number;
  readonly tombstones: number;
  readonly deadLetters: Readonly<Record<DeadLetterReason, number>>;
  /** Events dropped per window group (law W4). */
  readonly late: Readonly<Record<string, number>>;
  /** Unreadable field values per field (law T6). */
  readonly unreadable: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Results that had no place in their type (int64 or decimal overflow, a double that is not finite) and became null. */
  readonly overflows: number;
  readonly watermarkMs: number | null;
  readonly partitions: readonly { readonly watermarkMs: number | null; readonly idle: boolean }[];
  /** Windows that wait: ends of tumbling and sliding windows, sessions of every entity. */
  readonly openWindows: number;
  /** States kept: one per window group, slice or session, and entity. */
  readonly stateKeys: number;
};

/** What an engine is created with beside its plan. */
export type EngineOptions = {
  /** Marks the snapshots, so that no other plan takes them over (law D6). Without it there are no snapshots. */
  readonly planHash?: string;
  /**
   * Partitions of the source. Each holds the watermark back until it has an event or is idle, also one never seen
   * (law T2); a partition beyond them joins when it is first named. Default 1.
   */
  readonly partitions?: number;
};

/**
 * The embedded engine: one plan, many partitions, event time only. Pure and synchronous: no clock, no I/O.
 * A caller owes records of each partition in their order. The engine promises the laws of SPEC.md.
 */
export interface Engine {
  readonly plan: Plan;
  /** Counts the record in; fires the windows that its event time completes. */
  process(record: EngineRecord, output: EngineOutput): void;
  /**
   * Tells what the reader knows about idleness: partitions that stand at their end, with the clock. A partition without
   * an event for `idleTimeoutMs` while at its end becomes idle (law T2). May fire windows.
   */
  tick(nowMs: number, partitionsAtEnd: readonly number[], output: EngineOutput): void;
  /** The end of a bounded input: fires every open window. Nothing may be processed afterwards. */
  finish(output: EngineOutput): void;
  /** Versioned binary state; `restoreEngine(plan, planHash, bytes)` gives the same future rows. */
  snapshot(): Uint8Array;
  stats(): EngineStats;
}
