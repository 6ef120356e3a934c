import { copyFile, mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, readAll } from '../event-log.cases';
import { createEmbeddedEventLog } from './embedded-event-log';
import { createEmbeddedLogReader } from './embedded-log-reader';
import { encodeFrame } from './frame';
import { END_ENTRY_BYTES, readEnd } from './published-end';
import type { PartitionRepair } from './topic-writer';

const topic = { tenant: 'default', topic: 'clicks' };
const COUNT = 60;

let folder: string;
let original: string;
let copies = 0;

const partitionFolder = (directory: string) => join(directory, 'default', 'clicks', 'p0');
const endsFile = (directory: string) => join(directory, 'default', 'clicks', 'ends');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freshet-torn-'));
  original = join(folder, 'original');
  const writer = await createEmbeddedEventLog({ directory: original });
  await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
  for (let index = 0; index < COUNT; index += 1) await writer.append(topic, [{ key: null, value: Buffer.from(`value-${index}`) }]);
  await writer.close();
});
afterAll(() => rm(folder, { recursive: true }));

async function copyLog(): Promise<{ readonly directory: string; readonly segment: string; readonly bytes: number }> {
  copies += 1;
  const directory = join(folder, `copy-${copies}`);
  await mkdir(partitionFolder(directory), { recursive: true });
  const [name = ''] = await readdir(partitionFolder(original));
  const segment = join(partitionFolder(directory), name);
  await copyFile(join(partitionFolder(original), name), segment);
  for (const file of ['ends', 'topic.json'])
    await copyFile(join(original, 'default', 'clicks', file), join(directory, 'default', 'clicks', file));
  return { directory, segment, bytes: (await stat(segment)).size };
}

async function overwrite(path: string, position: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.write(bytes, 0, bytes.length, position);
  await handle.close();
}

async function reopen(
  directory: string,
): Promise<{ readonly values: string[]; readonly next: number; readonly repairs: PartitionRepair[] }> {
  const repairs: PartitionRepair[] = [];
  const writer = await createEmbeddedEventLog({ directory, onRepair: (repair) => repairs.push(repair) });
  const reader = createEmbeddedLogReader({ directory });
  const values = (await readAll(reader, topic, { partition: 0, offset: 0 })).map((record) => Buffer.from(record.value ?? []).toString());
  const [share] = await writer.append(topic, [{ key: null, value: Buffer.from('next') }]);
  const [last] = await reader.read(topic, 0, share?.firstOffset ?? -1, 1);
  expect(Buffer.from(last?.value ?? []).toString()).toBe('next');
  await writer.close();
  await reader.close();
  return { values, next: share?.firstOffset ?? -1, repairs };
}

const all = Array.from({ length: COUNT }, (_, index) => `value-${index}`);

describe('a torn tail', () => {
  it('behind the published end is cut, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (tail) => {
        const { directory, segment, bytes } = await copyLog();
        await overwrite(segment, bytes, tail);
        const { values, next, repairs } = await reopen(directory);
        expect(values).toEqual(all);
        expect(next).toBe(COUNT);
        expect(repairs).toEqual([{ ...topic, partition: 0, cutBytes: tail.length, damaged: false }]);
      }),
      { numRuns: 30 },
    );
  });

  it('that looks like an earlier record again is cut too', async () => {
    const { directory, segment, bytes } = await copyLog();
    const handle = await open(segment, 'r');
    const first = Buffer.alloc(8 + 24 + 8 + 'value-0'.length);
    await handle.read(first, 0, first.length, 16);
    await handle.close();
    await overwrite(segment, bytes, first);
    const { values, next, repairs } = await reopen(directory);
    expect([values, next]).toEqual([all, COUNT]);
    expect(repairs).toEqual([{ ...topic, partition: 0, cutBytes: first.length, damaged: false }]);
  });

  it('is cut from its first wrong byte on, even where frames that would fit follow in a later read', async () => {
    const { directory, segment, bytes } = await copyLog();
    const filler = encodeFrame({ baseOffset: 0, appendMs: 1 }, [{ key: null, value: Buffer.alloc(600_000) }]);
    const fitting = encodeFrame({ baseOffset: COUNT, appendMs: 1 }, [{ key: null, value: Buffer.from('never acknowledged') }]);
    await overwrite(segment, bytes, Buffer.concat([filler, fitting]));
    const { values, next, repairs } = await reopen(directory);
    expect([values, next]).toEqual([all, COUNT]);
    expect(repairs).toEqual([{ ...topic, partition: 0, cutBytes: filler.length + fitting.length, damaged: false }]);
  });

  it.each([0, 7, 16, 4096])('of %i zero bytes, a segment that was being made, costs nothing and is no damage', async (size) => {
    const { directory } = await copyLog();
    await writeFile(join(partitionFolder(directory), `${COUNT}`.padStart(20, '0').concat('.log')), Buffer.alloc(size));
    const { values, next, repairs } = await reopen(directory);
    expect([values, next]).toEqual([all, COUNT]);
    expect(repairs).toEqual(size === 0 ? [] : [{ ...topic, partition: 0, cutBytes: size, damaged: false }]);
  });

  it('of a first segment that was being made is no damage either', async () => {
    const directory = await mkdtemp(join(folder, 'unborn-'));
    const writer = await createEmbeddedEventLog({ directory });
    await writer.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
    await writer.close();
    await writeFile(join(partitionFolder(directory), `${'0'.repeat(20)}.log`), '');
    expect(await reopen(directory)).toEqual({ values: [], next: 0, repairs: [] });
  });

  it('at any byte leaves the whole records before it, when the published end is lost too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.boolean(), async (seed, isCut) => {
        const { directory, segment, bytes } = await copyLog();
        await overwrite(endsFile(directory), 0, Buffer.alloc(END_ENTRY_BYTES));
        const at = 16 + (seed % (bytes - 16));
        const handle = await open(segment, 'r+');
        if (isCut) await handle.truncate(at);
        else {
          const byte = Buffer.alloc(1);
          await handle.read(byte, 0, 1, at);
          await handle.write(Buffer.from([(byte[0] ?? 0) ^ 0x40]), 0, 1, at);
        }
        await handle.close();
        const { values, next } = await reopen(directory);
        const frameBytes = (index: number) => 8 + 24 + 8 + `value-${index}`.length;
        let whole = 0;
        for (let position = 16; position + frameBytes(whole) <= at; whole += 1) position += frameBytes(whole);
        expect(values).toEqual(all.slice(0, whole));
        expect(next).toBe(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('before the published end is never cut nor skipped: reading it says corrupt, new offsets go on behind it', async () => {
    const { directory, segment } = await copyLog();
    await overwrite(segment, 700, Buffer.from([1, 2, 3, 4]));
    const writer = await createEmbeddedEventLog({ directory });
    expect((await writer.append(topic, [{ key: null, value: Buffer.from('next') }]))[0]?.firstOffset).toBe(COUNT);
    const reader = createEmbeddedLogReader({ directory });
    const before = await reader.read(topic, 0, 0, 100);
    expect(before.map((record) => Buffer.from(record.value ?? []).toString())).toEqual(all.slice(0, before.length));
    expect(before.length).toBeGreaterThan(5);
    expect(await codeOf(reader.read(topic, 0, before.length, 100))).toBe('corrupt');
    await writer.close();
    await reader.close();
  });

  it('that took published records is reported, and their offsets are not used again', async () => {
    const { directory, segment } = await copyLog();
    const handle = await open(segment, 'r+');
    await handle.truncate(800);
    await handle.close();
    const repairs: PartitionRepair[] = [];
    const writer = await createEmbeddedEventLog({ directory, onRepair: (repair) => repairs.push(repair) });
    expect(repairs).toEqual([{ ...topic, partition: 0, cutBytes: 0, damaged: true }]);
    expect((await writer.append(topic, [{ key: null, value: Buffer.from('next') }]))[0]?.firstOffset).toBe(COUNT);
    const reader = createEmbeddedLogReader({ directory });
    expect((await reader.read(topic, 0, COUNT, 1))[0]?.offset).toBe(COUNT);
    expect(await codeOf(reader.read(topic, 0, COUNT - 1, 1))).toBe('corrupt');
    await writer.close();
    await reader.close();
  });

  it('of the ends file is never believed', async () => {
    const { directory } = await copyLog();
    const file = await open(endsFile(directory), 'r');
    expect(readEnd(file.fd, 0)?.end).toBe(COUNT);
    for (let at = 0; at < 48; at += 1) {
      await overwrite(endsFile(directory), at, Buffer.from([0xa5]));
      expect(readEnd(file.fd, 0)).toBeNull();
      await copyFile(join(original, 'default', 'clicks', 'ends'), endsFile(directory));
    }
    await file.close();
  });
});
