import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartitionRange, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';
import { PartitionReader } from './partition-reader';
import { ENDS_FILE, type PublishedEnd, readEnd } from './published-end';
import { partitionPath, readTopic, topicPath } from './topic-folder';

const MOST_TRIES = 20;

/** The read side of one topic: where its partitions may be read, and a reader for each. */
export class TopicReader {
  readonly #readers: readonly PartitionReader[];

  private constructor(
    folder: string,
    partitions: number,
    private readonly ends: number,
  ) {
    this.#readers = Array.from(
      { length: partitions },
      (_, partition) => new PartitionReader(partitionPath(folder, partition), partition, () => this.#end(partition)),
    );
  }

  /** Opens a topic; null when it does not exist. Rejects with `corrupt` when its ends cannot be read. */
  static async open(root: string, ref: TopicRef): Promise<TopicReader | null> {
    const folder = topicPath(root, ref);
    const record = await readTopic(folder);
    if (record === null) return null;
    const ends = openSync(join(folder, ENDS_FILE), 'r');
    const reader = new TopicReader(folder, record.partitions, ends);
    await reader.#awaitValidEnds().catch((error: unknown) => {
      closeSync(ends);
      throw error;
    });
    return reader;
  }

  ranges(): readonly PartitionRange[] {
    return this.#readers.map((_, partition) => {
      const { start, end } = this.#end(partition);
      return { partition, start, end };
    });
  }

  /** Throws `offset_out_of_range` for a partition the topic does not have. */
  partition(partition: number): PartitionReader {
    const reader = this.#readers[partition];
    if (reader === undefined)
      throw new EventLogError('offset_out_of_range', `The topic has no partition ${partition}, it has ${this.#readers.length}.`);
    return reader;
  }

  async close(): Promise<void> {
    for (const reader of this.#readers) await reader.close();
    closeSync(this.ends);
  }

  async #awaitValidEnds(): Promise<void> {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      if (this.#readers.every((_, partition) => readEnd(this.ends, partition) !== null)) return;
      await sleep(10);
    }
    throw new EventLogError('corrupt', 'The ends of the topic are damaged; opening the log for writing repairs them.', true);
  }

  #end(partition: number): PublishedEnd {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const end = readEnd(this.ends, partition);
      if (end !== null) return end;
    }
    throw new EventLogError('corrupt', `The end of partition ${partition} is damaged; opening the log for writing repairs it.`, true);
  }
}
