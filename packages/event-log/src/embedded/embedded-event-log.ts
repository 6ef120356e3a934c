import { mkdir } from 'node:fs/promises';
import type { EventLogWriter, NewRecord, TopicOptions, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';
import { asDiskError } from './disk-error';
import { syncFolder } from './durable-file';
import { folderName } from './folder-name';
import { recordBytes } from './frame';
import { type Appended, GroupCommit } from './group-commit';
import { createTopic, listAllTopics, readTopic, topicPath } from './topic-folder';
import { type PartitionRepair, TopicWriter } from './topic-writer';
import type { WriterLock } from './writer-lock';
import { takeWriterLock } from './writer-lock';

export type EmbeddedEventLogOptions = {
  /** The log's folder; made when it is not there. One writer at a time. */
  readonly directory: string;
  /** The clock of append times, epoch ms. */
  readonly now?: () => number;
  /** A segment is closed once it is this long; the smallest amount that retention drops. 64 MiB by default. */
  readonly segmentBytes?: number;
  /** How often age is checked for retention. One minute by default. */
  readonly retentionIntervalMs?: number;
  /** Told of every partition that a crash had left with a torn or damaged end. */
  readonly onRepair?: (repair: PartitionRepair) => void;
  /** Told when dropping old segments failed; it is tried again at the next interval. */
  readonly onRetentionError?: (error: unknown) => void;
};

const DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024;
const DEFAULT_RETENTION_INTERVAL_MS = 60_000;

class EmbeddedEventLog implements EventLogWriter {
  #topics = new Map<string, TopicWriter>();
  #creation: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | null = null;
  readonly #commit: GroupCommit;
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly options: EmbeddedEventLogOptions,
    private readonly lock: WriterLock,
  ) {
    const now = options.now ?? Date.now;
    this.#commit = new GroupCommit(now);
    this.#timer = setInterval(() => {
      this.retain(now()).catch((error: unknown) => options.onRetentionError?.(error));
    }, options.retentionIntervalMs ?? DEFAULT_RETENTION_INTERVAL_MS);
    this.#timer.unref();
  }

  async openAll(): Promise<void> {
    for (const record of await listAllTopics(this.options.directory)) {
      this.#add(record, await TopicWriter.open(this.options.directory, record, this.#segmentBytes));
    }
  }

  ensureTopic(ref: TopicRef, options: TopicOptions): Promise<void> {
    const created = this.#creation.then(() => this.#ensure(ref, options));
    this.#creation = created.catch(() => undefined);
    return created;
  }

  async append(ref: TopicRef, records: readonly NewRecord[]): Promise<readonly Appended[]> {
    if (this.#closing !== null) throw new EventLogError('closed', 'The event log is closed.');
    const topic = this.#topics.get(key(ref));
    if (topic === undefined)
      throw new EventLogError('unknown_topic', `There is no topic ${JSON.stringify(ref.topic)} of tenant ${JSON.stringify(ref.tenant)}.`);
    if (records.length === 0) return [];
    const bytes = records.reduce((sum, record) => sum + recordBytes(record), 0);
    return this.#commit.append(topic, records, bytes);
  }

  async retain(nowMs: number): Promise<void> {
    for (const topic of this.#topics.values()) await this.#commit.alone(() => topic.retain(nowMs));
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  get #segmentBytes(): number {
    return this.options.segmentBytes ?? DEFAULT_SEGMENT_BYTES;
  }

  #add(ref: TopicRef, topic: TopicWriter): void {
    this.#topics.set(key(ref), topic);
    for (const repair of topic.repairs) this.options.onRepair?.(repair);
  }

  async #ensure(ref: TopicRef, options: TopicOptions): Promise<void> {
    if (this.#closing !== null) throw new EventLogError('closed', 'The event log is closed.');
    if (this.#topics.has(key(ref))) return;
    try {
      const { directory } = this.options;
      // A topic that was made but could not be opened is never made again: readers hold its files.
      const found = await readTopic(topicPath(directory, ref));
      const record = found ?? (await createTopic(directory, { ...ref, ...options }));
      this.#add(ref, await TopicWriter.open(directory, record, this.#segmentBytes));
    } catch (error) {
      throw asDiskError(error);
    }
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#creation;
    await this.#commit.drain();
    for (const topic of this.#topics.values()) await topic.close();
    await this.lock.release();
  }
}

function key(ref: TopicRef): string {
  return `${folderName(ref.tenant)}/${folderName(ref.topic)}`;
}

/**
 * Opens the embedded event log for appending, repairing what a crash left behind. Rejects with `locked` while another
 * process (or another writer of this one) has it open, and with `corrupt` for files of an unknown format.
 */
export async function createEmbeddedEventLog(options: EmbeddedEventLogOptions): Promise<EventLogWriter> {
  await mkdir(options.directory, { recursive: true });
  const lock = await takeWriterLock(options.directory);
  const log = new EmbeddedEventLog(options, lock);
  try {
    await log.openAll();
    await syncFolder(options.directory);
    return log;
  } catch (error) {
    await log.close();
    throw error;
  }
}
