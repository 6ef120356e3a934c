import type { EventLogReader, LogRecord, PartitionRange, TopicRef } from '@freshet/event-log';

/** Records of one partition that stand next to each other. */
export type SourceChunk = { readonly partition: number; readonly records: readonly LogRecord[] };

type Options = {
  readonly reader: EventLogReader;
  readonly topic: TopicRef;
  /** Next offset to process, by partition. */
  readonly offsets: readonly number[];
  readonly readRecords: number;
};

/** Records taken from one of several partitions before the choice is made anew. */
const TURN_RECORDS = 256;

/**
 * Reads the partitions of a source as one stream: always on from the partition whose watermark is smallest, so that while
 * catching up no partition runs ahead and opens windows that the others keep from closing (law T2).
 */
export class SourceMerge {
  readonly #next: number[];
  readonly #buffers: LogRecord[][];
  #ends: readonly PartitionRange[] = [];

  constructor(private readonly options: Options) {
    this.#next = [...options.offsets];
    this.#buffers = this.#next.map(() => []);
  }

  /** Next offset to process, by partition. */
  offsets(): readonly number[] {
    return this.#next;
  }

  /** Partitions of which every durable record was handed out, as of the last {@link next}. */
  partitionsAtEnd(): readonly number[] {
    return this.#ends.filter(({ partition, end }) => (this.#next[partition] ?? 0) >= end).map(({ partition }) => partition);
  }

  /** Durable records not handed out yet, as of the last {@link next}. */
  lag(): number {
    return this.#ends.reduce((sum, { partition, end }) => sum + Math.max(0, end - (this.#next[partition] ?? 0)), 0);
  }

  /** The next records, or null when all partitions stand at their end. `watermarks` are by partition, null before any event. */
  async next(watermarks: () => readonly (number | null)[]): Promise<SourceChunk | null> {
    this.#ends = await this.options.reader.ranges(this.options.topic);
    await Promise.all(this.#next.map((_, partition) => this.#fill(partition)));
    const ready = this.#buffers.map((buffer, partition) => (buffer.length > 0 ? partition : -1)).filter((partition) => partition >= 0);
    const [only, ...others] = ready;
    if (only === undefined) return null;
    const partition = others.length === 0 ? only : smallest(ready, watermarks());
    const records = this.#buffers[partition]?.splice(0, this.#next.length === 1 ? this.options.readRecords : TURN_RECORDS) ?? [];
    this.#next[partition] = (records.at(-1)?.offset ?? 0) + 1;
    return { partition, records };
  }

  /** Waits until a partition grows, at most `timeoutMs`. */
  wait(timeoutMs: number): Promise<void> {
    return this.options.reader.waitForMore(this.options.topic, this.#ends, timeoutMs);
  }

  async #fill(partition: number): Promise<void> {
    const buffer = this.#buffers[partition];
    const offset = this.#next[partition] ?? 0;
    const end = this.#ends.find((range) => range.partition === partition)?.end ?? 0;
    if (!buffer || buffer.length > 0 || offset >= end) return;
    buffer.push(...(await this.options.reader.read(this.options.topic, partition, offset, this.options.readRecords)));
  }
}

function smallest(partitions: readonly number[], watermarks: readonly (number | null)[]): number {
  const at = (partition: number): number => watermarks[partition] ?? Number.NEGATIVE_INFINITY;
  return partitions.reduce((least, partition) => (at(partition) < at(least) ? partition : least));
}
