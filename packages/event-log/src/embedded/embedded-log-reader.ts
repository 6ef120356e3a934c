import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLogReader, LogRecord, PartitionRange, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';
import { folderName } from './folder-name';
import { listTopics } from './topic-folder';
import { TopicReader } from './topic-reader';

const POLL_MS = 20;

class EmbeddedLogReader implements EventLogReader {
  #topics = new Map<string, Promise<TopicReader | null>>();
  #closed = new AbortController();

  constructor(private readonly directory: string) {}

  async topics(tenant: string): Promise<readonly string[]> {
    this.#checkOpen();
    return (await listTopics(this.directory, tenant)).map((record) => record.topic);
  }

  async ranges(ref: TopicRef): Promise<readonly PartitionRange[]> {
    return (await this.#topic(ref))?.ranges() ?? [];
  }

  // biome-ignore lint/complexity/useMaxParams: the signature of the port.
  async read(ref: TopicRef, partition: number, offset: number, maxRecords: number): Promise<readonly LogRecord[]> {
    return (await this.#existing(ref)).partition(partition).read(offset, maxRecords);
  }

  async offsetAt(ref: TopicRef, partition: number, appendMs: number): Promise<number> {
    return (await this.#existing(ref)).partition(partition).offsetAt(appendMs);
  }

  async waitForMore(ref: TopicRef, ends: readonly PartitionRange[], timeoutMs: number): Promise<void> {
    const known = new Map(ends.map((range) => [range.partition, range.end]));
    const deadline = performance.now() + timeoutMs;
    while (!this.#closed.signal.aborted) {
      const ranges = await this.ranges(ref);
      const left = deadline - performance.now();
      if (left <= 0 || ranges.some(({ partition, end }) => end > (known.get(partition) ?? 0))) return;
      await sleep(Math.min(POLL_MS, left), undefined, { signal: this.#closed.signal }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.#closed.abort();
    const topics = await Promise.all(this.#topics.values());
    this.#topics.clear();
    for (const topic of topics) await topic?.close();
  }

  #checkOpen(): void {
    if (this.#closed.signal.aborted) throw new EventLogError('closed', 'The event log reader is closed.');
  }

  async #existing(ref: TopicRef): Promise<TopicReader> {
    const topic = await this.#topic(ref);
    if (topic === null)
      throw new EventLogError('unknown_topic', `There is no topic ${JSON.stringify(ref.topic)} of tenant ${JSON.stringify(ref.tenant)}.`);
    return topic;
  }

  async #topic(ref: TopicRef): Promise<TopicReader | null> {
    this.#checkOpen();
    const name = `${folderName(ref.tenant)}/${folderName(ref.topic)}`;
    const known = this.#topics.get(name);
    if (known !== undefined) return known;
    const opening = TopicReader.open(this.directory, ref);
    this.#topics.set(name, opening);
    const topic = await opening.catch((error: unknown) => {
      this.#topics.delete(name);
      throw error;
    });
    if (topic === null) this.#topics.delete(name);
    return topic;
  }
}

/** Opens the embedded event log for reading, in any process, whether or not it exists yet or is being written to. */
export function createEmbeddedLogReader(options: { readonly directory: string }): EventLogReader {
  return new EmbeddedLogReader(options.directory);
}
