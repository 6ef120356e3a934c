import type { DeadLetterReason, FeatureRow, Plan } from '@freshet/definitions';

/** One record of one source partition, as read from the log. */
export type EngineRecord = {
  /** Bytes as stored; null is a tombstone. */
  readonly value: Uint8Array | string | null;
  /** Append time in the log, epoch ms; null where there is none (preview, backfill): then T4's bounds are not applied. */
  readonly appendMs: number | null;
};

/** Where the engine sends what it computes. Calls happen inside `process`, `tick` and `finish`, never later. */
export interface EngineOutput {
  row(row: FeatureRow): void;
  /** `position` is what the caller passed to `process`. */
  deadLetter(letter: { readonly partition: number; readonly position: number; readonly reason: DeadLetterReason }): void;
}

/** Counters since the engine was created or restored; all cumulative, all inside the snapshot. */
export type EngineStats = {
  readonly records: number;
  readonly tombstones: number;
  readonly deadLetters: Readonly<Record<DeadLetterReason, number>>;
  /** Events dropped per window group (law W4). */
  readonly late: Readonly<Record<string, number>>;
  /** Unreadable field values per field (law T6). */
  readonly unreadable: Readonly<Record<string, number>>;
  readonly rows: number;
  /** Results that overflowed int64 and became null. */
  readonly overflows: number;
  readonly watermarkMs: number | null;
  readonly partitions: readonly { readonly watermarkMs: number | null; readonly idle: boolean }[];
  readonly openWindows: number;
  readonly stateKeys: number;
};

/**
 * The embedded engine: one plan, many partitions, event time only. Pure and synchronous: no clock, no I/O.
 * A caller owes records of each partition in their order. The engine promises the laws of SPEC.md.
 */
export interface Engine {
  readonly plan: Plan;
  process(partition: number, position: number, record: EngineRecord, output: EngineOutput): void;
  /**
   * Tells what the reader knows about idleness: partitions that stand at their end, with the clock. A partition without
   * an event for `idleTimeoutMs` while at its end becomes idle (law T2). May fire windows.
   */
  tick(nowMs: number, partitionsAtEnd: readonly number[], output: EngineOutput): void;
  /** The end of a bounded input: fires every open window. */
  finish(output: EngineOutput): void;
  /** Versioned binary state; `restoreEngine(plan, planHash, bytes)` gives the same future rows. */
  snapshot(): Uint8Array;
  stats(): EngineStats;
}
