import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLogReader, EventLogWriter } from '@freshet/event-log';
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { createSamplePlan } from '@freshet/processing/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findStart } from './start-offsets';
import { wholeRows } from './valid-from';

const topic = { tenant: 't', topic: 's' };
const plan = createSamplePlan({ windows: [{ kind: 'session', gapMs: 1_000 }], watermarkDelayMs: 5_000 });
const delayMs = plan.source.watermarkDelayMs;

let directory: string;
let writer: EventLogWriter;
let reader: EventLogReader;
let nowMs: number;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'freshet-start-'));
  nowMs = 1_000;
  writer = await createEmbeddedEventLog({ directory, now: () => nowMs });
  reader = createEmbeddedLogReader({ directory });
  await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
});
afterEach(async () => {
  await reader.close();
  await writer.close();
  rmSync(directory, { recursive: true });
});

const append = async (atMs: number) => {
  nowMs = atMs;
  await writer.append(topic, [{ key: null, value: new Uint8Array(1) }]);
};

describe('a new deployment', () => {
  it('misses nothing from the start of a whole log, or of one without any event', async () => {
    const latest = await findStart({ reader, topic, start: 'latest', plan, nowMs: 9_000 });
    expect(latest).toEqual({ offsets: [0], validFromMs: null });
    await append(2_000);
    expect(await findStart({ reader, topic, start: 'earliest', plan, nowMs: 9_000 })).toEqual({ offsets: [0], validFromMs: null });
  });

  it('is whole from its start plus the watermark delay', async () => {
    await append(2_000);
    await append(3_000);
    expect(await findStart({ reader, topic, start: 'latest', plan, nowMs: 9_000 })).toEqual({ offsets: [2], validFromMs: 9_000 + delayMs });
    expect(await findStart({ reader, topic, start: 2_500, plan, nowMs: 9_000 })).toEqual({ offsets: [1], validFromMs: 2_500 + delayMs });
  });
});

it('a session is whole one gap later', () => {
  const isWhole = wholeRows(plan, 5_000);
  const group = plan.groups[0]?.name ?? '';
  expect([5_999, 6_000].map((windowStart) => isWhole({ group, windowStart }))).toEqual([false, true]);
});
