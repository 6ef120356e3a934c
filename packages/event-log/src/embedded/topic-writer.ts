import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewRecord } from '../event-log';
import { EventLogError } from '../event-log';
import { partitionOfKey } from '../partitioner';
import { PartitionWriter } from './partition-writer';
import { decodeEnd, END_ENTRY_BYTES, ENDS_FILE, writeEnd } from './published-end';
import { recoverPartition } from './recover-partition';
import { readBytes } from './segment-file';
import type { TopicRecord } from './topic-folder';
import { partitionPath, topicPath } from './topic-folder';

/** What a writer found when it opened a partition after a crash. */
export type PartitionRepair = {
  readonly tenant: string;
  readonly topic: string;
  readonly partition: number;
  /** Bytes of an interrupted, never acknowledged append that were cut off. */
  readonly cutBytes: number;
  /** True when acknowledged bytes are gone or damaged; reading them rejects with `corrupt`. */
  readonly damaged: boolean;
};

/** The append side of one topic: its partitions and the file that tells readers how far they may read. */
export class TopicWriter {
  #roundRobin = 0;

  private constructor(
    readonly partitions: readonly PartitionWriter[],
    private readonly ends: FileHandle,
    readonly repairs: readonly PartitionRepair[],
  ) {}

  /** Opens a topic, repairing what a crash left behind, and publishes its ends. */
  static async open(root: string, record: TopicRecord, segmentBytes: number): Promise<TopicWriter> {
    const folder = topicPath(root, record);
    const ends = await open(join(folder, ENDS_FILE), 'r+');
    try {
      const entries = await readBytes(ends, 0, record.partitions * END_ENTRY_BYTES);
      const { tenant, topic, retentionMs, retentionBytes } = record;
      const partitions: PartitionWriter[] = [];
      const repairs: PartitionRepair[] = [];
      for (let partition = 0; partition < record.partitions; partition += 1) {
        const path = partitionPath(folder, partition);
        const entry = decodeEnd(entries.subarray(partition * END_ENTRY_BYTES, (partition + 1) * END_ENTRY_BYTES));
        const recovered = await recoverPartition(path, entry);
        partitions.push(new PartitionWriter(path, { segmentBytes, retentionMs, retentionBytes }, recovered));
        if (recovered.cutBytes > 0 || recovered.damaged) {
          repairs.push({ tenant, topic, partition, cutBytes: recovered.cutBytes, damaged: recovered.damaged });
        }
      }
      const writer = new TopicWriter(partitions, ends, repairs);
      for (const partition of partitions) await writer.publish(partition);
      await ends.sync();
      return writer;
    } catch (error) {
      await ends.close();
      throw error;
    }
  }

  /** The partition a record belongs to. Throws `bad_topic` for a partition the topic does not have. */
  partitionOf(record: NewRecord): PartitionWriter {
    const count = this.partitions.length;
    const index = record.partition ?? (record.key === null ? this.#roundRobin++ % count : partitionOfKey(record.key, count));
    const partition = this.partitions[index];
    if (partition === undefined) throw new EventLogError('bad_topic', `The topic has no partition ${index}, it has ${count}.`);
    return partition;
  }

  /** Tells readers in every process how far a partition may be read. */
  async publish(partition: PartitionWriter): Promise<void> {
    await writeEnd(this.ends, this.partitions.indexOf(partition), partition.published());
  }

  /** Drops segments beyond the topic's bounds: the new start is durable and published before a file goes. */
  async retain(nowMs: number): Promise<void> {
    for (const partition of this.partitions) {
      const dropped = await partition.retain(nowMs);
      if (dropped.length === 0) continue;
      await this.publish(partition);
      await this.ends.sync();
      await partition.unlinkDropped(dropped);
    }
  }

  async close(): Promise<void> {
    for (const partition of this.partitions) await partition.close();
    await this.ends.close();
  }
}
