import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '../src/embedded';

// Appends and reads 150-byte events, and beside it the limit of this disk: raw writes with an fdatasync every 10 ms.
// Run: npx tsx packages/event-log/bench/append.ts [folder] [seconds]
const [parent = '.', seconds = '3'] = process.argv.slice(2);
const durationMs = Number(seconds) * 1000;
const EVENT_BYTES = 150;
const BATCH = 2000;
const PRODUCERS = 24;
const SYNC_EVERY_MS = 10;

function rawLimit(path: string): number {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(EVENT_BYTES * BATCH, 120);
  const started = performance.now();
  let synced = started;
  let events = 0;
  while (performance.now() - started < durationMs) {
    writeSync(file, block);
    events += BATCH;
    if (performance.now() - synced < SYNC_EVERY_MS) continue;
    fdatasyncSync(file);
    synced = performance.now();
  }
  fdatasyncSync(file);
  closeSync(file);
  return (events / (performance.now() - started)) * 1000;
}

async function logAppends(directory: string): Promise<{ readonly perSecond: number; readonly slowestMs: number; readonly events: number }> {
  const log = await createEmbeddedEventLog({ directory });
  const topic = { tenant: 'bench', topic: 'events' };
  await log.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
  const records = Array.from({ length: BATCH }, (_, index) => ({
    key: Buffer.from(String(index).padStart(20)),
    value: Buffer.alloc(EVENT_BYTES - 20, 120),
  }));
  const started = performance.now();
  let events = 0;
  let slowestMs = 0;
  const produce = async () => {
    while (performance.now() - started < durationMs) {
      const asked = performance.now();
      await log.append(topic, records);
      events += BATCH;
      slowestMs = Math.max(slowestMs, performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: PRODUCERS }, produce));
  const perSecond = (events / (performance.now() - started)) * 1000;
  await log.close();
  return { perSecond, slowestMs, events };
}

async function logReads(directory: string): Promise<number> {
  const reader = createEmbeddedLogReader({ directory });
  const topic = { tenant: 'bench', topic: 'events' };
  const started = performance.now();
  let offset = 0;
  for (let page = await reader.read(topic, 0, offset, 5000); page.length > 0; page = await reader.read(topic, 0, offset, 5000))
    offset += page.length;
  const perSecond = (offset / (performance.now() - started)) * 1000;
  await reader.close();
  return perSecond;
}

const directory = await mkdtemp(join(resolve(parent), '.bench-log-'));
const format = (perSecond: number) => `${(perSecond / 1e6).toFixed(2)} M events/s`;
try {
  console.log(`raw write + fdatasync every ${SYNC_EVERY_MS} ms: ${format(rawLimit(join(directory, 'raw')))}`);
  const { perSecond, slowestMs, events } = await logAppends(join(directory, 'log'));
  console.log(
    `event log, ${PRODUCERS} producers of ${BATCH}: ${format(perSecond)} (${events} events, slowest acknowledgement ${slowestMs.toFixed(1)} ms)`,
  );
  console.log(`event log, one reader: ${format(await logReads(join(directory, 'log')))}`);
} finally {
  await rm(directory, { recursive: true });
}
