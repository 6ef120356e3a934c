import type { FeatureRow, Plan } from '@freshet/definitions';
import { EngineCounts } from './engine-counts';
import { EngineGroup } from './engine-group';
import type { Engine, EngineOptions, EngineOutput, EngineRecord, EngineStats } from './engine-port';
import { invariant } from './invariant';
import { RecordDecoder } from './record/record-decoder';
import { recordOf } from './row/record-of';
import { openSnapshot, startSnapshot } from './snapshot/snapshot-header';
import { SourceWatermark } from './time/source-watermark';

/** A new engine without state. */
export function createEngine(plan: Plan, options: EngineOptions = {}): Engine {
  return new EmbeddedEngine(plan, options);
}

/**
 * The engine that `snapshot` was taken of: the same future input gives the same rows.
 * @throws EngineError `other_plan`, `other_snapshot_version` or `corrupt_snapshot`; then nothing was taken over.
 */
export function restoreEngine(plan: Plan, planHash: string, snapshot: Uint8Array): Engine {
  const engine = new EmbeddedEngine(plan, { planHash });
  engine.restore(snapshot);
  return engine;
}

class EmbeddedEngine implements Engine {
  readonly plan: Plan;
  readonly #planHash: string | null;
  readonly #decoder: RecordDecoder;
  readonly #watermark: SourceWatermark;
  readonly #groups: readonly EngineGroup[];
  readonly #counts = new EngineCounts();
  #finished = false;

  constructor(plan: Plan, options: EngineOptions) {
    this.plan = plan;
    this.#planHash = options.planHash ?? null;
    this.#decoder = new RecordDecoder(plan);
    this.#watermark = new SourceWatermark({
      delayMs: plan.source.watermarkDelayMs,
      idleTimeoutMs: plan.source.idleTimeoutMs,
      partitions: options.partitions ?? 1,
    });
    this.#groups = plan.groups.map((group) => new EngineGroup(plan, group, this.#decoder.fields));
  }

  process(record: EngineRecord, output: EngineOutput): void {
    invariant(!this.#finished, 'no record is processed behind the end of the input');
    if (record.value === null) {
      this.#counts.tombstones += 1;
      return;
    }
    this.#counts.records += 1;
    const event = this.#decoder.decode(record.value, record.appendMs);
    if (typeof event === 'string') {
      this.#counts.deadLetters[event] += 1;
      output.deadLetter({ partition: record.partition, position: record.position, reason: event });
      return;
    }
    const beforeMs = this.#watermark.currentMs;
    for (const group of this.#groups) group.add(event, beforeMs);
    this.#watermark.observe(record.partition, event.eventMs);
    if (this.#watermark.currentMs !== beforeMs) this.#fire(beforeMs, this.#watermark.currentMs, output);
  }

  tick(nowMs: number, partitionsAtEnd: readonly number[], output: EngineOutput): void {
    const beforeMs = this.#watermark.currentMs;
    this.#watermark.tick(nowMs, partitionsAtEnd);
    if (this.#watermark.currentMs !== beforeMs) this.#fire(beforeMs, this.#watermark.currentMs, output);
  }

  finish(output: EngineOutput): void {
    this.#finished = true;
    this.#fire(this.#watermark.currentMs, Number.POSITIVE_INFINITY, output);
  }

  snapshot(): Uint8Array {
    invariant(this.#planHash !== null, 'an engine without a plan hash takes no snapshot');
    invariant(!this.#finished, 'a finished engine takes no snapshot');
    const writer = startSnapshot(this.#planHash);
    this.#counts.encode(writer);
    for (const count of this.#decoder.unreadable) writer.count(count);
    this.#watermark.encode(writer);
    for (const group of this.#groups) group.encode(writer);
    return writer.bytes();
  }

  /** Takes over a snapshot; only for an engine without state. */
  restore(snapshot: Uint8Array): void {
    const reader = openSnapshot(snapshot, this.#planHash ?? '');
    this.#counts.restore(reader);
    this.#decoder.restoreUnreadable(this.#decoder.fields.map(() => reader.count()));
    this.#watermark.restore(reader);
    for (const group of this.#groups) group.restore(reader);
    reader.expectEnd();
  }

  stats(): EngineStats {
    const groups = this.#groups;
    const watermarkMs = this.#watermark.currentMs;
    return {
      records: this.#counts.records,
      tombstones: this.#counts.tombstones,
      deadLetters: { ...this.#counts.deadLetters },
      late: recordOf(
        groups.map(({ name }) => name),
        groups.map(({ late }) => late),
      ),
      unreadable: recordOf(this.#decoder.fields, this.#decoder.unreadable),
      rows: this.#counts.rows,
      overflows: sum(groups.map(({ overflows }) => overflows)),
      watermarkMs: finiteOrNull(watermarkMs),
      partitions: this.#watermark.partitions().map((each) => ({ watermarkMs: finiteOrNull(each.watermarkMs), idle: each.idle })),
      openWindows: sum(groups.map((group) => group.openWindows(watermarkMs))),
      stateKeys: sum(groups.map((group) => group.stateKeys())),
    };
  }

  #fire(beforeMs: number, watermarkMs: number, output: EngineOutput): void {
    const emit = (row: FeatureRow): void => {
      this.#counts.rows += 1;
      output.row(row);
    };
    for (const group of this.#groups) group.fire(beforeMs, watermarkMs, emit);
  }
}

function finiteOrNull(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
