import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLogReader, EventLogWriter } from '@freshet/event-log';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IdempotencyJournal } from './idempotency-journal';
import { IdempotencyKeys } from './idempotency-keys';
import { Ingest } from './ingest';

const DAY_MS = 86_400_000;
const TOPIC = { tenant: 'acme', topic: 'orders' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const batch = (texts: readonly string[], idempotencyKey: string | null) => ({ records: texts.map(bytes), idempotencyKey });

let directory: string;
let writer: EventLogWriter;
let reader: EventLogReader;
let ingest: Ingest;
let nowMs: number;
let lost: 'nothing' | 'mark' | 'batch and mark';

/** A process that begins: the log is opened again, nothing is remembered. */
async function open(): Promise<void> {
  writer = await createEmbeddedEventLog({ directory, now: () => nowMs });
  reader = createEmbeddedLogReader({ directory });
  const dying: EventLogWriter = {
    ensureTopic: (topic, options) => writer.ensureTopic(topic, options),
    append: async (topic, records) => {
      const isMark =
        topic.topic !== TOPIC.topic && records.some(({ value }) => new TextDecoder().decode(value ?? undefined).includes('"done"'));
      if ((lost !== 'nothing' && isMark) || (lost === 'batch and mark' && topic.topic === TOPIC.topic)) throw new Error('killed');
      return writer.append(topic, records);
    },
    close: () => writer.close(),
  };
  const keys = new IdempotencyKeys(new IdempotencyJournal(dying, reader), () => undefined);
  ingest = new Ingest({
    writer: dying,
    reader,
    keys,
    tenants: { partitionsOf: async () => 2 },
    now: () => nowMs,
    onAccepted: () => undefined,
  });
}

async function close(): Promise<void> {
  await reader.close();
  await writer.close();
}

const stored = async (): Promise<readonly string[]> => {
  const ranges = await reader.ranges(TOPIC);
  const pages = await Promise.all(ranges.map(({ partition, start }) => reader.read(TOPIC, partition, start, 100)));
  return pages.flat().map(({ value }) => new TextDecoder().decode(value ?? undefined));
};

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'freshet-ingest-'));
  nowMs = 1_760_000_000_000;
  lost = 'nothing';
  await open();
});
afterEach(async () => {
  await close();
  rmSync(directory, { recursive: true });
});

describe('a batch with a key', () => {
  it('is stored once, also when it is sent twice at once', async () => {
    const outcomes = await Promise.all([ingest.append(TOPIC, batch(['a', 'b'], 'k')), ingest.append(TOPIC, batch(['a', 'b'], 'k'))]);
    expect(outcomes).toEqual([
      { accepted: 2, duplicate: false },
      { accepted: 2, duplicate: true },
    ]);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('is known to the next process', async () => {
    await ingest.append(TOPIC, batch(['a'], 'k'));
    await close();
    await open();
    expect(await ingest.append(TOPIC, batch(['a'], 'k'))).toEqual({ accepted: 1, duplicate: true });
    expect(await stored()).toEqual(['a']);
  });

  it('is found when the process died between the batch and its mark', async () => {
    lost = 'mark';
    await ingest.append(TOPIC, batch(['x'], null));
    await ingest.append(TOPIC, batch(['a', 'b'], 'k'));
    await ingest.append(TOPIC, batch(['y'], null));
    await close();
    lost = 'nothing';
    await open();
    expect(await ingest.append(TOPIC, batch(['a', 'b'], 'k'))).toEqual({ accepted: 2, duplicate: true });
    expect(await stored()).toHaveLength(4);
  });

  it('is stored when the process died before the batch', async () => {
    lost = 'batch and mark';
    await expect(ingest.append(TOPIC, batch(['a', 'b'], 'k'))).rejects.toThrow('killed');
    await close();
    lost = 'nothing';
    await open();
    expect(await ingest.append(TOPIC, batch(['a', 'b'], 'k'))).toEqual({ accepted: 2, duplicate: false });
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('is refused when its key stands for another body', async () => {
    await ingest.append(TOPIC, batch(['a'], 'k'));
    await expect(ingest.append(TOPIC, batch(['b'], 'k'))).rejects.toMatchObject({ status: 422 });
  });

  it('is a new one in another topic, for another tenant and after a day', async () => {
    const sent = async (tenant: string, topic: string) => (await ingest.append({ tenant, topic }, batch(['a'], 'k'))).duplicate;
    expect([await sent('acme', 'orders'), await sent('acme', 'clicks'), await sent('other', 'orders')]).toEqual([false, false, false]);
    nowMs += DAY_MS - 1;
    expect(await sent('acme', 'orders')).toBe(true);
    nowMs += 1;
    expect(await sent('acme', 'orders')).toBe(false);
  });
});

it('spreads events without a key over the declared partitions', async () => {
  await ingest.append(TOPIC, batch(['a', 'b', 'c', 'd'], null));
  expect((await reader.ranges(TOPIC)).map(({ end }) => end)).toEqual([2, 2]);
});
