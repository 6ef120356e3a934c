import { encodeOutputRecord, type FeatureRow, outputKey } from '@freshet/definitions';
import type { EventLogWriter, NewRecord, TopicRef } from '@freshet/event-log';
import { retrying } from '../back-off';
import { isMendable } from '../job/is-mendable';
import { entityTexts } from './row-identity';

type Options = {
  readonly writer: EventLogWriter;
  readonly topic: TopicRef;
  readonly attempt: number;
  readonly batchRows: number;
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown, failures: number) => void;
};

/** Appends rows to a key space's output log, in order, and knows its durable ends. */
export class OutputAppender {
  readonly #ends: number[];
  readonly #encoder = new TextEncoder();

  constructor(
    private readonly options: Options,
    ends: readonly number[],
  ) {
    this.#ends = [...ends];
  }

  /** Durable end of each partition after the last append of this attempt. */
  ends(): readonly number[] {
    return this.#ends;
  }

  /** Resolves when all rows are durable; tries on while the writing process is away or the disk is full. */
  async append(rows: readonly FeatureRow[]): Promise<void> {
    for (let start = 0; start < rows.length; start += this.options.batchRows) {
      await this.#appendBatch(rows.slice(start, start + this.options.batchRows).map((row) => this.#record(row)));
    }
  }

  async #appendBatch(records: readonly NewRecord[]): Promise<void> {
    const { writer, topic, signal, onFailure } = this.options;
    const appended = await retrying(() => writer.append(topic, records), { mends: isMendable, onFailure, signal });
    for (const { partition, firstOffset, count } of appended) this.#ends[partition] = firstOffset + count;
  }

  #record(row: FeatureRow): NewRecord {
    return {
      key: this.#encoder.encode(outputKey(entityTexts(row.entity))),
      value: this.#encoder.encode(encodeOutputRecord({ ...row, attempt: this.options.attempt })),
    };
  }
}
