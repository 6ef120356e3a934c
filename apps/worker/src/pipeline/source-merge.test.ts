import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLogReader, EventLogWriter } from '@freshet/event-log';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SourceMerge } from './source-merge';

const TOPIC = { tenant: 't', topic: 's' };

let directory: string;
let writer: EventLogWriter;
let reader: EventLogReader;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'freshet-merge-'));
  writer = await createEmbeddedEventLog({ directory });
  reader = createEmbeddedLogReader({ directory });
  await writer.ensureTopic(TOPIC, { partitions: 2, retentionMs: null, retentionBytes: null });
});
afterEach(async () => {
  await reader.close();
  await writer.close();
  rmSync(directory, { recursive: true });
});

const fill = (partition: number, count: number) =>
  writer.append(
    TOPIC,
    Array.from({ length: count }, () => ({ key: null, value: new Uint8Array(1), partition })),
  );

it('reads on from the partition whose watermark is smallest, each record once', async () => {
  await fill(0, 700);
  await fill(1, 300);
  const merge = new SourceMerge({ reader, topic: TOPIC, offsets: [0, 0], readRecords: 500 });
  const read = [0, 0];
  const order: number[] = [];
  for (let chunk = await merge.next(() => read); chunk; chunk = await merge.next(() => read)) {
    expect(chunk.records[0]?.offset).toBe(read[chunk.partition]);
    read[chunk.partition] = (chunk.records.at(-1)?.offset ?? 0) + 1;
    order.push(chunk.partition);
  }
  expect(read).toEqual([700, 300]);
  expect(order.slice(0, 3)).toEqual([0, 1, 0]);
  expect(merge.partitionsAtEnd()).toEqual([0, 1]);
  expect(merge.lag()).toBe(0);
});

it('goes on where it was told to', async () => {
  await fill(0, 10);
  const merge = new SourceMerge({ reader, topic: TOPIC, offsets: [7, 0], readRecords: 500 });
  expect((await merge.next(() => [null, null]))?.records.map(({ offset }) => offset)).toEqual([7, 8, 9]);
  expect(merge.offsets()).toEqual([10, 0]);
});
