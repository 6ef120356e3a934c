import { EventLogError, type EventLogReader, type EventLogWriter, type TopicRef } from '@freshet/event-log';
import { z } from 'zod';
import { batchHash } from './batch-hash';

/** How long a key is remembered. */
export const KEY_LIFE_MS = 24 * 3_600_000;

/** Topic of a tenant in which its keys are kept. */
export const KEY_TOPIC = 'freshet.ingest-keys';

/** A batch that was, or is about to be, appended in one piece to one partition from `offset` on or behind it. */
export type KeyedBatch = {
  readonly id: string;
  readonly key: string;
  readonly topic: string;
  readonly hash: string;
  /** Hash of its first record alone, empty for a batch without records. */
  readonly firstHash: string;
  readonly count: number;
  readonly partition: number;
  readonly offset: number;
  readonly atMs: number;
};

const Entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('intent'),
    id: z.string(),
    key: z.string(),
    topic: z.string(),
    hash: z.string(),
    firstHash: z.string(),
    count: z.number(),
    partition: z.number(),
    offset: z.number(),
    atMs: z.number(),
  }),
  z.object({ kind: z.literal('done'), id: z.string() }),
]);

const PAGE_RECORDS = 5_000;
/** A batch follows its intent within milliseconds; farther behind it than this it is not looked for. */
const SEARCHED_RECORDS = 20_000;

/**
 * Keeps idempotency keys in the event log itself: an intent before the batch, a mark after it. An intent without a mark is
 * settled by looking whether the batch stands in its partition, so that a crash between the two loses and repeats nothing.
 */
export class IdempotencyJournal {
  constructor(
    private readonly writer: EventLogWriter,
    private readonly reader: EventLogReader,
  ) {}

  async announce(tenant: string, batch: KeyedBatch): Promise<void> {
    await this.writer.ensureTopic({ tenant, topic: KEY_TOPIC }, { partitions: 1, retentionMs: 2 * KEY_LIFE_MS, retentionBytes: null });
    await this.#append(tenant, { kind: 'intent', ...batch });
  }

  async confirm(tenant: string, id: string): Promise<void> {
    await this.#append(tenant, { kind: 'done', id });
  }

  /** Batches of the last 24 h that are in the log. */
  async load(tenant: string, nowMs: number): Promise<readonly KeyedBatch[]> {
    const intents = new Map<string, KeyedBatch>();
    const done = new Set<string>();
    for await (const entry of this.#entries(tenant, nowMs - KEY_LIFE_MS)) {
      if (entry.kind === 'done') done.add(entry.id);
      else intents.set(entry.id, entry);
    }
    const kept: KeyedBatch[] = [];
    for (const batch of intents.values()) {
      if (done.has(batch.id) || (await this.#stands(tenant, batch))) kept.push(batch);
    }
    return kept;
  }

  async #append(tenant: string, entry: z.infer<typeof Entry>): Promise<void> {
    const value = new TextEncoder().encode(JSON.stringify(entry));
    await this.writer.append({ tenant, topic: KEY_TOPIC }, [{ key: null, value, partition: 0 }]);
  }

  async *#entries(tenant: string, sinceMs: number): AsyncGenerator<z.infer<typeof Entry>> {
    const topic: TopicRef = { tenant, topic: KEY_TOPIC };
    const [range] = await this.reader.ranges(topic);
    if (!range) return;
    let offset = await this.reader.offsetAt(topic, 0, sinceMs);
    while (offset < range.end) {
      const records = await this.reader.read(topic, 0, offset, PAGE_RECORDS);
      for (const { value } of records) if (value) yield Entry.parse(JSON.parse(new TextDecoder().decode(value)));
      if (records.length === 0) return;
      offset += records.length;
    }
  }

  async #stands(tenant: string, batch: KeyedBatch): Promise<boolean> {
    const topic: TopicRef = { tenant, topic: batch.topic };
    const values: (Uint8Array | null)[] = [];
    try {
      while (values.length < SEARCHED_RECORDS + batch.count) {
        const records = await this.reader.read(topic, batch.partition, batch.offset + values.length, PAGE_RECORDS);
        if (records.length === 0) break;
        values.push(...records.map(({ value }) => value));
      }
    } catch (error) {
      if (error instanceof EventLogError && (error.code === 'unknown_topic' || error.code === 'offset_out_of_range')) return false;
      throw error;
    }
    for (let start = 0; start + batch.count <= values.length; start++) {
      if (batchHash(values.slice(start, start + 1)) !== batch.firstHash) continue;
      if (batchHash(values.slice(start, start + batch.count)) === batch.hash) return true;
    }
    return batch.count === 0;
  }
}
