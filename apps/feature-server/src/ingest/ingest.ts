import { randomUUID } from 'node:crypto';
import {
  EventLogError,
  type EventLogReader,
  type EventLogWriter,
  type NewRecord,
  sourceTopicOptions,
  type TopicRef,
} from '@freshet/event-log';
import { RequestError } from '../request-error';
import type { TenantDirectory } from '../tenant/tenant-directory';
import { batchHash } from './batch-hash';
import type { IdempotencyKeys, KeyedOutcome } from './idempotency-keys';

type Options = {
  readonly writer: EventLogWriter;
  readonly reader: EventLogReader;
  readonly tenants: Pick<TenantDirectory, 'partitionsOf'>;
  readonly keys: IdempotencyKeys;
  readonly now: () => number;
  /** Told of every batch that was stored. */
  readonly onAccepted: (tenant: string, events: number) => void;
};

/** Events of one request. */
export type IngestBatch = { readonly records: readonly (Uint8Array | null)[]; readonly idempotencyKey: string | null };

/** Appends events to source topics, which it creates when they are not there. */
export class Ingest {
  readonly #ensured = new Set<string>();
  #turn = 0;

  constructor(private readonly options: Options) {}

  /** Resolves when the events are durable. Throws `RequestError`. */
  async append(topic: TopicRef, { records, idempotencyKey }: IngestBatch): Promise<KeyedOutcome> {
    try {
      await this.#ensure(topic);
      const outcome = await (idempotencyKey === null
        ? this.#appendPlain(topic, records)
        : this.#appendKeyed(topic, records, idempotencyKey));
      if (!outcome.duplicate) this.options.onAccepted(topic.tenant, outcome.accepted);
      return outcome;
    } catch (error) {
      throw refusal(error);
    }
  }

  async #ensure(topic: TopicRef): Promise<void> {
    const name = JSON.stringify([topic.tenant, topic.topic]);
    if (this.#ensured.has(name)) return;
    const [known] = await this.options.reader.ranges(topic);
    // The writer opens a topic only through this call, so it is made for a topic on disk as well.
    const partitions = known ? 1 : await this.options.tenants.partitionsOf(topic);
    await this.options.writer.ensureTopic(topic, sourceTopicOptions(partitions));
    this.#ensured.add(name);
  }

  async #appendPlain(topic: TopicRef, records: readonly (Uint8Array | null)[]): Promise<KeyedOutcome> {
    await this.options.writer.append(
      topic,
      records.map((value) => ({ key: null, value })),
    );
    return { accepted: records.length, duplicate: false };
  }

  /** A keyed batch goes to one partition in one piece, so that it can be found again. */
  async #appendKeyed(topic: TopicRef, records: readonly (Uint8Array | null)[], key: string): Promise<KeyedOutcome> {
    const { writer, reader, keys, now } = this.options;
    const ranges = await reader.ranges(topic);
    const range = ranges[this.#turn++ % Math.max(1, ranges.length)] ?? { partition: 0, end: 0 };
    const batch = {
      id: randomUUID(),
      key,
      topic: topic.topic,
      hash: batchHash(records),
      firstHash: records.length === 0 ? '' : batchHash(records.slice(0, 1)),
      count: records.length,
      partition: range.partition,
      offset: range.end,
      atMs: now(),
    };
    const placed = records.map((value): NewRecord => ({ key: null, value, partition: range.partition }));
    return keys.apply(topic.tenant, batch, async () => {
      await writer.append(topic, placed);
    });
  }
}

function refusal(error: unknown): unknown {
  if (!(error instanceof EventLogError)) return error;
  if (error.code === 'disk_full') return new RequestError(507, 'disk_full', 'the disk of the event log is full; nothing was stored');
  if (error.code === 'closed') return new RequestError(503, 'stopping', 'the server is stopping; nothing was stored');
  if (error.code === 'bad_topic') return new RequestError(400, 'bad_topic', error.message);
  return error;
}
