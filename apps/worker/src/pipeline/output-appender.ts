import { encodeOutputRecord, type FeatureRow, outputKey } from '@freshet/definitions';
import type { EventLogReader, EventLogWriter, NewRecord, TopicRef } from '@freshet/event-log';
import { retrying } from '../back-off';
import { isMendable } from '../job/is-mendable';
import { rowsBehind } from './durable-rows';
import { entityTexts, rowIdentity } from './row-identity';

type Options = {
  readonly writer: EventLogWriter;
  readonly reader: EventLogReader;
  readonly topic: TopicRef;
  readonly attempt: number;
  readonly batchRows: number;
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown, failures: number) => void;
};

type Encoded = { readonly row: FeatureRow; readonly record: NewRecord };

/** Keys and values of one append; entity keys may be as long as an event, and a request has its limit. */
const BATCH_BYTES = 16 * 1024 * 1024;

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
    let batch: Encoded[] = [];
    let sizeBytes = 0;
    for (const row of rows) {
      const record = this.#record(row);
      const recordBytes = (record.key?.length ?? 0) + (record.value?.length ?? 0);
      if (batch.length >= this.options.batchRows || (batch.length > 0 && sizeBytes + recordBytes > BATCH_BYTES)) {
        await this.#appendBatch(batch);
        batch = [];
        sizeBytes = 0;
      }
      batch.push({ row, record });
      sizeBytes += recordBytes;
    }
    if (batch.length > 0) await this.#appendBatch(batch);
  }

  async #appendBatch(rows: readonly Encoded[]): Promise<void> {
    const { writer, topic, signal, onFailure } = this.options;
    let left = rows;
    let isUncertain = false;
    const append = async (): Promise<void> => {
      if (isUncertain) left = await this.#withoutDurable(left);
      isUncertain = true;
      const appended = await writer.append(
        topic,
        left.map(({ record }) => record),
      );
      for (const { partition, firstOffset, count } of appended) this.#ends[partition] = firstOffset + count;
    };
    await retrying(append, { mends: isMendable, onFailure, signal });
  }

  /** What a try whose answer was lost did not store: only this attempt appends here, so all behind the known ends is its own. */
  async #withoutDurable(rows: readonly Encoded[]): Promise<readonly Encoded[]> {
    const { reader, topic } = this.options;
    const ranges = await reader.ranges(topic);
    const durable = await rowsBehind(reader, topic, this.#ends);
    for (const { partition, end } of ranges) this.#ends[partition] = end;
    return rows.filter(({ row }) => !durable.has(rowIdentity(row)));
  }

  #record(row: FeatureRow): NewRecord {
    return {
      key: this.#encoder.encode(outputKey(entityTexts(row.entity))),
      value: this.#encoder.encode(encodeOutputRecord({ ...row, attempt: this.options.attempt })),
    };
  }
}
