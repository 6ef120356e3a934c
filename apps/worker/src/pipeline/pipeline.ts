import type { FeatureRow } from '@freshet/definitions';
import type { LogRecord } from '@freshet/event-log';
import { createEngine, type Engine, type EngineOutput, type EngineStats, restoreEngine } from '@freshet/processing';
import type { CheckpointImage } from '../checkpoint/checkpoint-image';
import { DeadLetterBox } from './dead-letter-box';
import type { OutputAppender } from './output-appender';
import type { PipelineOptions } from './pipeline-options';
import { rowIdentity } from './row-identity';
import { SourceMerge } from './source-merge';

const WAIT_MS = 100;
/** A pipeline in which nothing changes takes a checkpoint every so many intervals. */
const QUIET_INTERVALS = 15;
/** Rows of an earlier attempt that are not computed again within this time never will be: partitions were merged otherwise. */
const DURABLE_ROWS_KEPT_MS = 300_000;

/**
 * One running view: source log → engine → output log → checkpoint. Rows are durable in the output log before the checkpoint
 * that covers them; what an attempt appended behind its last checkpoint is left out when it is computed again.
 */
export class Pipeline {
  readonly #engine: Engine;
  readonly #source: SourceMerge;
  readonly #deadLetters = new DeadLetterBox();
  readonly #groupsWithRows: Set<string>;
  readonly #output: EngineOutput;
  readonly #validFromMs: number | null;
  #records = new Map<number, LogRecord>();
  #rows: FeatureRow[] = [];
  #caughtUp = false;
  #unsavedSinceMs: number | null = null;
  #sinceCheckpoint = 0;
  #checkpointMs: number;
  readonly #startedMs: number;
  readonly #restoredEnds: readonly number[];
  #tickedMs = 0;

  constructor(
    private readonly options: PipelineOptions,
    private readonly appender: OutputAppender,
    image: CheckpointImage,
  ) {
    const { plan, planHash, now } = options;
    this.#engine = image.engine
      ? restoreEngine(plan, planHash, image.engine)
      : createEngine(plan, { planHash, partitions: image.offsets.length });
    this.#source = new SourceMerge({
      ...options,
      topic: options.sourceTopic,
      offsets: image.offsets,
      readRecords: options.tuning.readRecords,
    });
    this.#groupsWithRows = new Set(image.groupsWithRows);
    this.#validFromMs = image.validFromMs;
    this.#restoredEnds = image.outputEnds;
    this.#startedMs = now();
    this.#checkpointMs = this.#startedMs;
    this.#output = {
      row: (row) => this.#emit(row),
      deadLetter: ({ position, reason }) => {
        const record = this.#records.get(position);
        if (record) this.#deadLetters.add(record, reason);
      },
    };
  }

  stats(): EngineStats {
    return this.#engine.stats();
  }

  /** Records that stand in the source unread. */
  consumerLag(): number {
    return this.#source.lag();
  }

  /**
   * True once this key space can stand in for an older one: it stood at the source's end and every window group published a
   * row. A source that never held an event has none to wait for. `stats` are the present ones.
   */
  isWhole({ records }: EngineStats): boolean {
    const hasNothing = records === 0 && this.#validFromMs === null;
    return this.#caughtUp && (hasNothing || this.options.plan.groups.every(({ name }) => this.#groupsWithRows.has(name)));
  }

  /** Since when something was done that no checkpoint covers, epoch ms. */
  unsavedSinceMs(): number | null {
    return this.#unsavedSinceMs;
  }

  /**
   * Takes a checkpoint first, so that every attempt begins at the same place, runs until the signal aborts, then takes a
   * last one. Rejects when it cannot go on.
   */
  async run(signal: AbortSignal): Promise<void> {
    await this.#checkpoint();
    while (!signal.aborted) {
      await this.options.roomForRows(signal);
      const moved = await this.#step();
      await this.#flushRows();
      if (this.#isCheckpointDue()) await this.#checkpoint();
      if (!moved && !signal.aborted) await this.#source.wait(WAIT_MS);
    }
    if (this.#unsavedSinceMs !== null) await this.#checkpoint();
  }

  /** Processes one chunk and looks at idle partitions; true when there was a record. */
  async #step(): Promise<boolean> {
    const chunk = await this.#source.next(() => this.#engine.stats().partitions.map(({ watermarkMs }) => watermarkMs));
    if (chunk) {
      this.#records = new Map(chunk.records.map((record) => [record.offset, record]));
      for (const { partition, offset: position, value, appendMs } of chunk.records)
        this.#engine.process({ partition, position, value, appendMs }, this.#output);
      this.#records = new Map();
      this.#sinceCheckpoint += chunk.records.length;
      this.#change();
    } else this.#caughtUp = true;
    this.#tick();
    return chunk !== null;
  }

  #tick(): void {
    const nowMs = this.options.now();
    if (nowMs - this.#tickedMs < this.options.tuning.tickMs) return;
    this.#tickedMs = nowMs;
    this.#engine.tick(nowMs, this.#source.partitionsAtEnd(), this.#output);
  }

  #change(): void {
    this.#unsavedSinceMs ??= this.options.now();
  }

  #emit(row: FeatureRow): void {
    this.#change();
    const isWhole = this.options.isWhole(row);
    if (isWhole) this.#groupsWithRows.add(row.group);
    if (this.options.durableRows.size > 0 && this.options.durableRows.delete(rowIdentity(row))) return;
    this.#rows.push(row);
  }

  async #flushRows(): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    await this.appender.append(rows);
    this.options.onRows(rows.length);
  }

  #isCheckpointDue(): boolean {
    const { checkpointMs, checkpointRecords } = this.options.tuning;
    const elapsed = this.options.now() - this.#checkpointMs;
    if (this.#unsavedSinceMs === null) return elapsed >= checkpointMs * QUIET_INTERVALS;
    if (this.#deadLetters.isFull()) return true;
    return elapsed >= checkpointMs || this.#sinceCheckpoint >= checkpointRecords;
  }

  async #checkpoint(): Promise<void> {
    const stats = this.#engine.stats();
    const image: CheckpointImage = {
      planHash: this.options.planHash,
      offsets: [...this.#source.offsets()],
      outputEnds: [...this.#outputEnds()],
      validFromMs: this.#validFromMs,
      groupsWithRows: [...this.#groupsWithRows],
      engine: this.#engine.snapshot(),
    };
    this.#unsavedSinceMs = null;
    this.#sinceCheckpoint = 0;
    await this.options.saveCheckpoint({ image, stats, deadLetters: this.#deadLetters.take() });
    this.#checkpointMs = this.options.now();
  }

  /** While rows of an earlier attempt are still to be computed again, the next attempt must find them too. */
  #outputEnds(): readonly number[] {
    const { durableRows, now } = this.options;
    if (this.#caughtUp && now() - this.#startedMs > DURABLE_ROWS_KEPT_MS) durableRows.clear();
    return durableRows.size > 0 ? this.#restoredEnds : this.appender.ends();
  }
}
