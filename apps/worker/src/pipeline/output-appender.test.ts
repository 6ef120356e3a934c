import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeOutputRecord, type FeatureRow } from '@freshet/definitions';
import { EventLogError, type EventLogReader, type EventLogWriter } from '@freshet/event-log';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsBehind } from './durable-rows';
import { OutputAppender } from './output-appender';

const TOPIC = { tenant: 't', topic: 'freshet.features.t.v.k1' };

let directory: string;
let writer: EventLogWriter;
let reader: EventLogReader;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'freshet-output-'));
  writer = await createEmbeddedEventLog({ directory });
  reader = createEmbeddedLogReader({ directory });
  await writer.ensureTopic(TOPIC, { partitions: 2, retentionMs: null, retentionBytes: null });
});
afterEach(async () => {
  await reader.close();
  await writer.close();
  rmSync(directory, { recursive: true });
});

const row = (customer: string, windowEnd: number): FeatureRow => ({
  entity: { customer },
  group: 'tumbling_1000',
  windowStart: windowEnd - 1000,
  windowEnd,
  eventMs: windowEnd - 1,
  seq: 0,
  newestEventMs: windowEnd - 1,
  watermarkMs: windowEnd,
  features: { n: '1' },
});
const ROWS = Array.from({ length: 20 }, (_, index) => row(`c${index}`, 1000));

const appenderOver = (log: EventLogWriter): OutputAppender =>
  new OutputAppender(
    { writer: log, reader, topic: TOPIC, attempt: 3, batchRows: 7, signal: new AbortController().signal, onFailure: () => undefined },
    [0, 0],
  );

const stored = async (): Promise<string[]> => {
  const customers: string[] = [];
  for (const { partition, start, end } of await reader.ranges(TOPIC)) {
    for (let offset = start; offset < end; ) {
      const page = await reader.read(TOPIC, partition, offset, 100);
      offset += page.length;
      for (const { value } of page)
        customers.push(String(decodeOutputRecord(new TextDecoder().decode(value ?? undefined)).entity.customer));
    }
  }
  return customers;
};

it('stores every row once, also when answers are lost or nobody answers', async () => {
  let calls = 0;
  const flaky: EventLogWriter = {
    ensureTopic: (topic, options) => writer.ensureTopic(topic, options),
    append: async (topic, records) => {
      calls += 1;
      const isLost = calls % 3 === 1;
      if (calls % 3 !== 2) await writer.append(topic, isLost ? records : []);
      if (calls % 3 !== 0 || isLost) throw new EventLogError('unavailable', 'no answer', true);
      return writer.append(topic, records);
    },
    close: () => writer.close(),
  };
  const appender = appenderOver(flaky);
  await appender.append(ROWS);
  expect([...(await stored())].sort()).toEqual(ROWS.map(({ entity }) => String(entity.customer)).sort());
  expect(appender.ends()).toEqual((await reader.ranges(TOPIC)).map(({ end }) => end));
});

it('appends long keys in requests of a bounded size', async () => {
  const sizes: number[] = [];
  const measured: EventLogWriter = {
    ensureTopic: (topic, options) => writer.ensureTopic(topic, options),
    append: (topic, records) => {
      sizes.push(records.reduce((sum, { key, value }) => sum + (key?.length ?? 0) + (value?.length ?? 0), 0));
      return writer.append(topic, records);
    },
    close: () => writer.close(),
  };
  const rows = Array.from({ length: 6 }, (_, index) => row(`${index}`.repeat(3_000_000), 1000));
  await appenderOver(measured).append(rows);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect((await stored()).sort()).toEqual(rows.map(({ entity }) => String(entity.customer)));
});

it('finds again what stands behind given ends', async () => {
  const appender = appenderOver(writer);
  await appender.append(ROWS);
  const ends = [...appender.ends()];
  await appender.append([row('late', 2000), row('later', 3000)]);
  expect([...(await rowsBehind(reader, TOPIC, ends))].sort()).toEqual(['tumbling_1000 2000 0 ["late"]', 'tumbling_1000 3000 0 ["later"]']);
});
