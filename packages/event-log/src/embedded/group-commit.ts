import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NewRecord } from '../event-log';
import { EventLogError } from '../event-log';
import { asDiskError } from './disk-error';
import type { PartitionWriter } from './partition-writer';
import type { TopicWriter } from './topic-writer';
import { upsert } from './upsert';

/** Where one partition's share of an append went. */
export type Appended = { readonly partition: number; readonly firstOffset: number; readonly count: number };

type Pending = {
  readonly topic: TopicWriter;
  readonly records: readonly NewRecord[];
  readonly bytes: number;
  readonly resolve: (appended: readonly Appended[]) => void;
  readonly reject: (error: unknown) => void;
};

type Share = { readonly partition: PartitionWriter; readonly from: number; count: number };

const MOST_GROUP_BYTES = 32 * 1024 * 1024;

/** Appends of one topic that become durable together. */
class TopicGroup {
  readonly staged = new Map<PartitionWriter, NewRecord[]>();
  readonly appends: { readonly pending: Pending; readonly shares: readonly Share[] }[] = [];

  constructor(readonly topic: TopicWriter) {}

  add(pending: Pending, partitions: readonly PartitionWriter[]): void {
    const shares = new Map<PartitionWriter, Share>();
    pending.records.forEach((record, index) => {
      const partition = partitions[index];
      if (partition === undefined) return;
      const records = upsert(this.staged, partition, () => []);
      const share = upsert(shares, partition, () => ({ partition, from: records.length, count: 0 }));
      records.push(record);
      share.count += 1;
    });
    this.appends.push({ pending, shares: [...shares.values()] });
  }

  async write(nowMs: number): Promise<void> {
    await settled([...this.staged].map(([partition, records]) => partition.stage(records, nowMs)));
    await settled([...this.staged.keys()].map((partition) => partition.sync()));
  }

  async finish(): Promise<void> {
    const bases = new Map([...this.staged.keys()].map((partition) => [partition, partition.end]));
    for (const partition of this.staged.keys()) partition.commit();
    for (const partition of this.staged.keys()) await this.topic.publish(partition);
    for (const { pending, shares } of this.appends) {
      pending.resolve(
        shares.map(({ partition, from, count }) => ({
          partition: this.topic.partitions.indexOf(partition),
          firstOffset: (bases.get(partition) ?? 0) + from,
          count,
        })),
      );
    }
  }

  async undo(error: unknown): Promise<void> {
    await settled([...this.staged.keys()].map((partition) => partition.rollback()));
    this.reject(error);
  }

  reject(error: unknown): void {
    for (const { pending } of this.appends) pending.reject(error);
  }
}

/** Waits for all, then throws the first error: nothing is still being written when an undo starts. */
async function settled(work: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Group commit: appends that wait while a sync is under way share the next one. One group at a time; an append is
 * acknowledged only after the sync and after readers can see it. After an error that is not a full disk nothing is known
 * about what the disk holds, so that every later append is refused until the log is opened again.
 */
export class GroupCommit {
  #queue: Pending[] = [];
  #running: Promise<void> | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #failure: unknown = null;

  constructor(private readonly now: () => number) {}

  append(topic: TopicWriter, records: readonly NewRecord[], bytes: number): Promise<readonly Appended[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ topic, records, bytes, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Runs work that must not overlap a commit. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Resolves when nothing is waiting or being written. */
  async drain(): Promise<void> {
    while (this.#running !== null) await this.#running;
    await this.#turn;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      await nextTurn();
      await this.alone(() => this.#commit(this.#take()));
    }
    this.#running = null;
  }

  #take(): TopicGroup[] {
    const groups = new Map<TopicWriter, TopicGroup>();
    let bytes = 0;
    let taken = 0;
    for (const pending of this.#queue) {
      if (taken > 0 && bytes + pending.bytes > MOST_GROUP_BYTES) break;
      taken += 1;
      bytes += pending.bytes;
      try {
        const partitions = pending.records.map((record) => pending.topic.partitionOf(record));
        upsert(groups, pending.topic, () => new TopicGroup(pending.topic)).add(pending, partitions);
      } catch (error) {
        pending.reject(error);
      }
    }
    this.#queue.splice(0, taken);
    return [...groups.values()];
  }

  async #commit(groups: readonly TopicGroup[]): Promise<void> {
    const nowMs = this.now();
    await Promise.all(groups.map((group) => this.#commitGroup(group, nowMs)));
  }

  async #commitGroup(group: TopicGroup, nowMs: number): Promise<void> {
    if (this.#failure !== null) {
      group.reject(new EventLogError('closed', `The event log stopped after an error of its disk: ${String(this.#failure)}`));
      return;
    }
    try {
      await group.write(nowMs);
    } catch (error) {
      await this.#undo(group, asDiskError(error));
      return;
    }
    try {
      await group.finish();
    } catch (error) {
      this.#failure = error;
      group.reject(asDiskError(error));
    }
  }

  async #undo(group: TopicGroup, error: unknown): Promise<void> {
    if (!(error instanceof EventLogError)) this.#failure = error;
    try {
      await group.undo(error);
    } catch (cutError) {
      this.#failure = cutError;
      group.reject(error);
    }
  }
}
