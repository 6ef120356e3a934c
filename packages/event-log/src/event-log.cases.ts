import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventLogReader, EventLogWriter, LogRecord, NewRecord, TopicOptions, TopicRef } from './event-log';
import { EventLogError } from './event-log';
import { partitionOfKey } from './partitioner';

/** One log under test; `nowMs` is its clock. */
export type LogUnderTest = {
  readonly writer: EventLogWriter;
  readonly reader: EventLogReader;
  readonly clock: { nowMs: number };
  close(): Promise<void>;
};

const clicks: TopicRef = { tenant: 'default', topic: 'clicks' };
const forEver: TopicOptions = { partitions: 1, retentionMs: null, retentionBytes: null };
const text = (value: string) => Buffer.from(value);
const record = (value: string | null, key: string | null = null): NewRecord => ({
  key: key === null ? null : text(key),
  value: value === null ? null : text(value),
});
const asText = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

/** Reads a partition from `offset` to its end in pages. */
export async function readAll(
  reader: EventLogReader,
  topic: TopicRef,
  place: { partition: number; offset: number; page?: number },
): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for (let offset = place.offset; ; ) {
    const page = await reader.read(topic, place.partition, offset, place.page ?? 1000);
    if (page.length === 0) return records;
    records.push(...page);
    offset += page.length;
  }
}

/** The error code a promise rejects with; fails when it does not reject with an `EventLogError`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EventLogError);
  return error instanceof EventLogError ? error.code : '';
}

/** What every event log promises, whichever way records travel to it. */
export function eventLogCases(name: string, open: () => Promise<LogUnderTest>): void {
  describe(name, () => {
    let log: LogUnderTest;
    beforeEach(async () => {
      log = await open();
    });
    afterEach(() => log.close());

    it('gives records back in order, byte for byte, with contiguous offsets', async () => {
      await log.writer.ensureTopic(clicks, forEver);
      expect(await log.writer.append(clicks, [record('a', 'k'), record(null, 'k'), record('')])).toEqual([
        { partition: 0, firstOffset: 0, count: 3 },
      ]);
      expect(await log.writer.append(clicks, [record('\0ÿ😀')])).toEqual([{ partition: 0, firstOffset: 3, count: 1 }]);
      const records = await readAll(log.reader, clicks, { partition: 0, offset: 0 });
      expect(records.map(({ offset, key, value }) => [offset, asText(key), asText(value)])).toEqual([
        [0, 'k', 'a'],
        [1, 'k', null],
        [2, null, ''],
        [3, null, '\0ÿ😀'],
      ]);
      expect(await log.reader.ranges(clicks)).toEqual([{ partition: 0, start: 0, end: 4 }]);
    });

    it('keeps every property of any batch', async () => {
      await log.writer.ensureTopic(clicks, { ...forEver, partitions: 3 });
      const bytes = fc.option(fc.uint8Array({ maxLength: 40 }), { nil: null });
      const batches = fc.array(
        fc.array(fc.record({ key: bytes, value: bytes, partition: fc.integer({ min: 0, max: 2 }) }), { maxLength: 8 }),
        { maxLength: 6 },
      );
      const expected: NewRecord[][] = [[], [], []];
      await fc.assert(
        fc.asyncProperty(batches, async (some) => {
          await Promise.all(some.map((batch) => log.writer.append(clicks, batch)));
          for (const each of some.flat()) expected[each.partition]?.push(each);
        }),
        { numRuns: 15 },
      );
      for (const partition of [0, 1, 2]) {
        const records = await readAll(log.reader, clicks, { partition, offset: 0, page: 7 });
        expect(records.map((each) => each.offset)).toEqual(records.map((_, index) => index));
        expect(records.map(({ key, value }) => [key && Buffer.from(key), value && Buffer.from(value)])).toEqual(
          (expected[partition] ?? []).map(({ key, value }) => [key && Buffer.from(key), value && Buffer.from(value)]),
        );
      }
    });

    it('sends a key to the partition of its hash and spreads records without one', async () => {
      await log.writer.ensureTopic(clicks, { ...forEver, partitions: 4 });
      const keys = Array.from({ length: 40 }, (_, index) => `customer-${index}`);
      await log.writer.append(
        clicks,
        keys.map((key) => record(key, key)),
      );
      for (const { partition, start } of await log.reader.ranges(clicks)) {
        for (const found of await readAll(log.reader, clicks, { partition, offset: start }))
          expect(partitionOfKey(found.value ?? text(''), 4)).toBe(partition);
      }
      const shares = await log.writer.append(
        clicks,
        keys.map(() => record('x')),
      );
      expect(shares.map((share) => share.count)).toEqual([10, 10, 10, 10]);
    });

    it('never lets append time go back within a partition', async () => {
      await log.writer.ensureTopic(clicks, forEver);
      log.clock.nowMs = 5000;
      await log.writer.append(clicks, [record('a')]);
      log.clock.nowMs = 1000;
      await log.writer.append(clicks, [record('b')]);
      log.clock.nowMs = 6000;
      await log.writer.append(clicks, [record('c')]);
      expect((await readAll(log.reader, clicks, { partition: 0, offset: 0 })).map((each) => each.appendMs)).toEqual([5000, 5000, 6000]);
      const offsets = [0, 5000, 5001, 6000, 6001].map((ms) => log.reader.offsetAt(clicks, 0, ms));
      expect(await Promise.all(offsets)).toEqual([0, 0, 2, 2, 3]);
    });

    it('refuses offsets outside the range, and is empty at the end', async () => {
      await log.writer.ensureTopic(clicks, forEver);
      await log.writer.append(clicks, [record('a')]);
      expect(await log.reader.read(clicks, 0, 1, 10)).toEqual([]);
      expect(await codeOf(log.reader.read(clicks, 0, 2, 10))).toBe('offset_out_of_range');
      expect(await codeOf(log.reader.read(clicks, 1, 0, 10))).toBe('offset_out_of_range');
    });

    it('says which topics there are, one tenant at a time', async () => {
      expect(await codeOf(log.writer.append(clicks, [record('a')]))).toBe('unknown_topic');
      expect(await log.reader.ranges(clicks)).toEqual([]);
      expect(await codeOf(log.reader.read(clicks, 0, 0, 1))).toBe('unknown_topic');
      await log.writer.ensureTopic(clicks, { ...forEver, partitions: 2 });
      await log.writer.ensureTopic(clicks, { ...forEver, partitions: 5 });
      await log.writer.ensureTopic({ tenant: 'other', topic: 'Clicks' }, forEver);
      await log.writer.append({ tenant: 'other', topic: 'Clicks' }, [record('theirs')]);
      expect(await log.reader.topics('default')).toEqual(['clicks']);
      expect(await log.reader.topics('other')).toEqual(['Clicks']);
      expect(await log.reader.topics('nobody')).toEqual([]);
      expect(await log.reader.ranges(clicks)).toEqual([0, 1].map((partition) => ({ partition, start: 0, end: 0 })));
    });

    it('keeps hostile names of tenants and topics apart', async () => {
      const names = ['..', '.', 'a/b', 'a\\b', 'A', 'a', 'con', '%41', 'é', 'x'.repeat(300), `${'x'.repeat(299)}y`, 'a\0b', '~', 'a '];
      for (const topic of names) {
        await log.writer.ensureTopic({ tenant: topic, topic }, forEver);
        await log.writer.append({ tenant: topic, topic }, [record(topic)]);
      }
      for (const topic of names) {
        expect(await log.reader.topics(topic)).toEqual([topic]);
        expect((await log.reader.read({ tenant: topic, topic }, 0, 0, 10)).map((each) => asText(each.value))).toEqual([topic]);
      }
      expect(await codeOf(log.writer.ensureTopic({ tenant: 'default', topic: '' }, forEver))).toBe('bad_topic');
      expect(await codeOf(log.writer.ensureTopic(clicks, { ...forEver, partitions: 0 }))).toBe('bad_topic');
    });

    it('wakes a waiting reader soon after an append, and lets it go at its time-out', async () => {
      await log.writer.ensureTopic(clicks, forEver);
      const ends = await log.reader.ranges(clicks);
      const waiting = log.reader.waitForMore(clicks, ends, 5000).then(() => performance.now());
      await log.writer.append(clicks, [record('a')]);
      const acknowledged = performance.now();
      expect((await waiting) - acknowledged).toBeLessThan(500);
      expect(await log.reader.read(clicks, 0, 0, 10)).toHaveLength(1);
      await log.reader.waitForMore(clicks, await log.reader.ranges(clicks), 30);
      await log.reader.waitForMore({ tenant: 'default', topic: 'not-yet' }, [], 30);
    });

    it('refuses everything once it is closed', async () => {
      await log.writer.ensureTopic(clicks, forEver);
      const last = log.writer.append(clicks, [record('a')]);
      await last;
      await log.writer.close();
      expect(await codeOf(log.writer.append(clicks, [record('b')]))).toBe('closed');
      expect(await log.reader.read(clicks, 0, 0, 10)).toHaveLength(1);
      const waiting = log.reader.waitForMore(clicks, await log.reader.ranges(clicks), 5000);
      await log.reader.close();
      await waiting;
      expect(await codeOf(log.reader.ranges(clicks))).toBe('closed');
    });
  });
}
