import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, eventLogCases, readAll } from '../event-log.cases';
import { createEmbeddedEventLog } from './embedded-event-log';
import { createEmbeddedLogReader } from './embedded-log-reader';

const topic = { tenant: 'default', topic: 'clicks' };
const value = (size: number) => ({ key: null, value: Buffer.alloc(size, 120) });

eventLogCases('embedded event log', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'freshet-log-'));
  const clock = { nowMs: 1_700_000_000_000 };
  const writer = await createEmbeddedEventLog({ directory, now: () => clock.nowMs });
  const reader = createEmbeddedLogReader({ directory });
  const close = async () => {
    await writer.close();
    await reader.close();
    await rm(directory, { recursive: true });
  };
  return { writer, reader, clock, close };
});

describe('embedded event log on disk', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'freshet-log-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const segments = async () => (await readdir(join(directory, 'default', 'clicks', 'p0'))).sort();

  it('goes on where it stopped when it is opened again', async () => {
    for (const round of [0, 1, 2]) {
      const writer = await createEmbeddedEventLog({ directory });
      await writer.ensureTopic(topic, { partitions: 2, retentionMs: null, retentionBytes: null });
      const shares = await writer.append(topic, [
        { ...value(10), partition: 0 },
        { ...value(10), partition: 1 },
      ]);
      expect(shares.map((share) => share.firstOffset)).toEqual([round, round]);
      await writer.close();
    }
  });

  it('reads across many segments, from any offset, while it is written', async () => {
    const writer = await createEmbeddedEventLog({ directory, segmentBytes: 4096 });
    const reader = createEmbeddedLogReader({ directory });
    await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
    for (let batch = 0; batch < 40; batch += 1) {
      await writer.append(
        topic,
        Array.from({ length: 10 }, (_, index) => ({ key: null, value: Buffer.from(`${batch * 10 + index}`.padEnd(60)) })),
      );
      const from = (batch * 7) % (batch * 10 + 1);
      const [first] = await reader.read(topic, 0, from, 1);
      expect(first?.offset).toBe(from);
    }
    expect((await segments()).length).toBeGreaterThan(5);
    const records = await readAll(reader, topic, { partition: 0, offset: 123 });
    expect(records.map((record) => Number(Buffer.from(record.value ?? []).toString()))).toEqual(
      Array.from({ length: 277 }, (_, index) => index + 123),
    );
    await writer.close();
    await reader.close();
  });

  it('drops whole segments beyond the size, and says so to readers', async () => {
    const writer = await createEmbeddedEventLog({ directory, segmentBytes: 1000, retentionIntervalMs: 10 });
    const reader = createEmbeddedLogReader({ directory });
    await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: 3000 });
    for (let round = 0; round < 30; round += 1) await writer.append(topic, [value(400)]);
    await expect.poll(async () => (await reader.ranges(topic))[0]?.start, { timeout: 5000 }).toBeGreaterThan(15);
    const [range] = await reader.ranges(topic);
    expect(range?.end).toBe(30);
    expect(await codeOf(reader.read(topic, 0, 0, 10))).toBe('offset_out_of_range');
    const records = await readAll(reader, topic, { partition: 0, offset: range?.start ?? 0 });
    expect(records).toHaveLength(30 - (range?.start ?? 0));
    expect((await segments()).length).toBeLessThan(8);
    await writer.close();
    await reader.close();
  });

  it('does not take back segments that a crash left after they were dropped', async () => {
    const options = { directory, segmentBytes: 500, retentionIntervalMs: 10 };
    const writer = await createEmbeddedEventLog(options);
    const reader = createEmbeddedLogReader({ directory });
    await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: 1000 });
    await writer.append(topic, [value(400)]);
    const folder = join(directory, 'default', 'clicks', 'p0');
    const [first = ''] = await segments();
    await copyFile(join(folder, first), join(directory, 'kept'));
    for (let round = 0; round < 8; round += 1) await writer.append(topic, [value(600)]);
    await expect.poll(async () => (await reader.ranges(topic))[0]?.start, { timeout: 5000 }).toBeGreaterThan(3);
    await writer.close();
    const before = await reader.ranges(topic);
    await copyFile(join(directory, 'kept'), join(folder, first));
    const again = await createEmbeddedEventLog(options);
    expect(await reader.ranges(topic)).toEqual(before);
    expect(await segments()).not.toContain(first);
    await again.close();
    await reader.close();
  });

  it('never uses an offset again, even after everything was dropped and its ends were lost', async () => {
    let nowMs = 1000;
    const options = { directory, retentionIntervalMs: 10, now: () => nowMs };
    const first = await createEmbeddedEventLog(options);
    const reader = createEmbeddedLogReader({ directory });
    await first.ensureTopic(topic, { partitions: 1, retentionMs: 5000, retentionBytes: null });
    await first.append(topic, [value(1), value(1), value(1)]);
    nowMs = 60_000;
    await expect.poll(async () => (await reader.ranges(topic))[0], { timeout: 5000 }).toEqual({ partition: 0, start: 3, end: 3 });
    expect(await reader.offsetAt(topic, 0, 0)).toBe(3);
    await first.close();
    await rm(join(directory, 'default', 'clicks', 'ends'));
    await writeFile(join(directory, 'default', 'clicks', 'ends'), Buffer.alloc(64));
    const second = await createEmbeddedEventLog(options);
    expect(await second.append(topic, [value(1)])).toEqual([{ partition: 0, firstOffset: 3, count: 1 }]);
    await second.close();
    await reader.close();
  });

  it('shares one sync among appends that wait together, and keeps their order', async () => {
    const writer = await createEmbeddedEventLog({ directory });
    const reader = createEmbeddedLogReader({ directory });
    await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
    const shares = await Promise.all(
      Array.from({ length: 500 }, (_, index) => writer.append(topic, [{ key: null, value: Buffer.from(String(index)) }])),
    );
    expect(shares.map(([share]) => share?.firstOffset)).toEqual(Array.from({ length: 500 }, (_, index) => index));
    const values = (await readAll(reader, topic, { partition: 0, offset: 0 })).map((record) => Buffer.from(record.value ?? []).toString());
    expect(values).toEqual(Array.from({ length: 500 }, (_, index) => String(index)));
    await writer.close();
    await reader.close();
  });

  it('is held by one writer at a time', async () => {
    const writer = await createEmbeddedEventLog({ directory });
    expect(await codeOf(createEmbeddedEventLog({ directory }))).toBe('locked');
    await writer.close();
    await writer.close();
    const next = await createEmbeddedEventLog({ directory });
    await next.close();
    expect(await readdir(directory)).toEqual(['writer.2.lock']);
  });
});
