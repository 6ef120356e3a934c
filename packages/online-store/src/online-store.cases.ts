import type { WireValue } from '@freshet/definitions';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OnlineKey, OnlineRecord, OnlineStore, OnlineWrite } from './online-store';
import { OnlineStoreError } from './online-store';

/** Opens one store twice: two clients of the same data. */
export type StoresUnderTest = { readonly one: OnlineStore; readonly other: OnlineStore; close(): Promise<void> };

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A key of the view all cases use. */
export function caseKey(customer: string, scope: Partial<OnlineKey> = {}): OnlineKey {
  return { tenant: 'default', view: 'txn_stats', keySpace: 1, group: null, entity: { customer_id: customer }, ...scope };
}

/** A record whose window ends at `eventMs + 1`. */
export function caseRecord(
  eventMs: number,
  features: Readonly<Record<string, WireValue>> = { txn_count: '1' },
  rest: Partial<OnlineRecord> = {},
): OnlineRecord {
  const times = { windowStart: eventMs + 1 - HOUR, windowEnd: eventMs + 1, eventMs, newestEventMs: eventMs - 7, watermarkMs: eventMs + 5 };
  return {
    entity: { customer_id: 'c' },
    group: 'tumbling_3600000',
    ...times,
    seq: 0,
    attempt: 2,
    revision: 3,
    writtenMs: 0,
    features,
    ...rest,
  };
}

/** A write of a record that never expires. */
export function caseWrite(customer: string, eventMs: number, features?: Readonly<Record<string, WireValue>>): OnlineWrite {
  return { key: caseKey(customer), record: caseRecord(eventMs, features), ttlMs: null };
}

/** The error code a promise rejects with; fails when it does not reject with an `OnlineStoreError`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OnlineStoreError);
  return error instanceof OnlineStoreError ? error.code : '';
}

/** What every online store promises. */
export function onlineStoreCases(name: string, open: () => Promise<StoresUnderTest>): void {
  describe(name, () => {
    let stores: StoresUnderTest;
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.close());

    it('gives back what was written, features as JSON text in declared order', async () => {
      const features = {
        z_count: '9223372036854775807',
        a_sum: 1e17,
        price: '12345678901234567.89',
        nothing: null,
        name: 'a\0b"é😀',
        ok: true,
      };
      await stores.one.write([{ key: caseKey('c1'), record: caseRecord(NOW, features), ttlMs: HOUR }], NOW + 1);
      const [hit, missing] = await stores.other.read([caseKey('c1'), caseKey('c2')]);
      const { features: _, ...record } = caseRecord(NOW, features, { writtenMs: NOW + 1 });
      expect(hit?.record).toEqual(record);
      expect(Object.entries(hit?.features ?? {})).toEqual([
        ['z_count', '"9223372036854775807"'],
        ['a_sum', '100000000000000000'],
        ['price', '"12345678901234567.89"'],
        ['nothing', 'null'],
        ['name', '"a\\u0000b\\"é😀"'],
        ['ok', 'true'],
      ]);
      expect(missing).toBeNull();
    });

    it('keeps any value exactly', async () => {
      const value = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.bigInt().map(String),
      );
      const row = fc.record({
        features: fc.dictionary(fc.string({ unit: 'grapheme' }), value),
        watermarkMs: fc.option(fc.nat(), { nil: null }),
      });
      let eventMs = NOW;
      await fc.assert(
        fc.asyncProperty(row, async ({ features, watermarkMs }) => {
          eventMs += 1;
          await stores.one.write([{ key: caseKey('any'), record: caseRecord(eventMs, features, { watermarkMs }), ttlMs: null }], NOW);
          const [hit] = await stores.one.read([caseKey('any')]);
          expect(hit?.record.watermarkMs).toBe(watermarkMs);
          const back = Object.entries(hit?.features ?? {}).map(([feature, text]) => [feature, JSON.parse(text)]);
          expect(back).toEqual(Object.entries(features));
        }),
        { numRuns: 60 },
      );
    });

    it('refuses what JSON cannot say, and writes nothing of that batch it acknowledges', async () => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        expect(await codeOf(stores.one.write([caseWrite('c1', NOW), caseWrite('c2', NOW, { sum: bad })], NOW))).toBe('bad_record');
      }
      expect(await codeOf(stores.one.write([caseWrite('c3', NOW + 0.5)], NOW))).toBe('bad_record');
      expect(await stores.one.read([caseKey('c2'), caseKey('c3')])).toEqual([null, null]);
    });

    it('says written, same or stale, and what stood there before', async () => {
      const write = async (eventMs: number, seq: number, nowMs: number) => {
        const [result] = await stores.one.write(
          [{ key: caseKey('c1'), record: caseRecord(eventMs, { seq, eventMs }, { seq }), ttlMs: null }],
          nowMs,
        );
        return [result?.outcome, result?.writtenMs, result?.previousNewestEventMs];
      };
      expect(await write(1000, 0, 5000)).toEqual(['written', 5000, null]);
      expect(await write(1000, 0, 6000)).toEqual(['same', 5000, 993]);
      expect(await write(999, 9, 6000)).toEqual(['stale', null, 993]);
      expect(await write(1000, 1, 7000)).toEqual(['written', 7000, 993]);
      expect(await write(1000, 0, 8000)).toEqual(['stale', null, 993]);
      expect(await write(2000, 0, 9000)).toEqual(['written', 9000, 993]);
      const [hit] = await stores.other.read([caseKey('c1')]);
      expect(hit?.features).toEqual({ seq: '0', eventMs: '2000' });
      expect(hit?.record.writtenMs).toBe(9000);
    });

    it('lets the first of equal rows win, also within one batch', async () => {
      const results = await stores.one.write(
        [caseWrite('c1', NOW, { n: '1' }), caseWrite('c1', NOW, { n: '2' }), caseWrite('c1', NOW - 1, { n: '3' })],
        NOW,
      );
      expect(results.map((result) => result.outcome)).toEqual(['written', 'same', 'stale']);
      expect((await stores.one.read([caseKey('c1')]))[0]?.features).toEqual({ n: '"1"' });
    });

    it('ends with the newest row of each key, however writers interleave', async () => {
      const rows = fc.array(fc.record({ customer: fc.integer({ min: 0, max: 2 }), window: fc.integer({ min: 1, max: 12 }) }), {
        minLength: 1,
        maxLength: 30,
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(rows, fc.infiniteStream(fc.boolean()), fc.integer({ min: 1, max: 4 }), async (some, coin, batch) => {
          run += 1;
          const key = (customer: number) => caseKey(`run${run}-${customer}`);
          const writes = some.map(({ customer, window }) => ({
            key: key(customer),
            record: caseRecord(window * 1000, { window }),
            ttlMs: null,
          }));
          const work: Promise<unknown>[] = [];
          for (let from = 0; from < writes.length; from += batch) {
            const store = coin.next().value ? stores.one : stores.other;
            work.push(store.write(writes.slice(from, from + batch), NOW));
          }
          await Promise.all(work);
          for (const customer of [0, 1, 2]) {
            const windows = some.filter((row) => row.customer === customer).map((row) => row.window);
            const [hit] = await stores.one.read([key(customer)]);
            expect(hit === null ? null : hit?.features).toEqual(windows.length === 0 ? null : { window: String(Math.max(...windows)) });
          }
        }),
        { numRuns: 40 },
      );
    });

    it('refuses a row whose life was over before it was written, and keeps one that is merely past its ttl', async () => {
      const write = (customer: string, eventMs: number, ttlMs: number) => ({ key: caseKey(customer), record: caseRecord(eventMs), ttlMs });
      const results = await stores.one.write(
        [write('gone', NOW - 8 * DAY, HOUR), write('past', NOW - 2 * DAY, HOUR), write('long', NOW - 50 * DAY, 30 * DAY)],
        NOW,
      );
      expect(results.map((result) => [result.outcome, result.writtenMs])).toEqual([
        ['expired', null],
        ['written', NOW],
        ['written', NOW],
      ]);
      const hits = await stores.one.read(['gone', 'past', 'long'].map((customer) => caseKey(customer)));
      expect(hits.map((hit) => hit !== null)).toEqual([false, true, true]);
    });

    it('keeps tenants, views, key spaces, groups and entities apart, keys of any length too', async () => {
      const long = 'x'.repeat(3000);
      const keys = [
        caseKey('c1'),
        caseKey('c1', { tenant: 'other' }),
        caseKey('c1', { view: 'txn_stats2' }),
        caseKey('c1', { keySpace: 2 }),
        caseKey('c1', { group: 'tumbling_3600000' }),
        caseKey('c1', { entity: { customer_id: 'c1', region: 'eu' } }),
        caseKey(long),
        caseKey(`${long}y`),
        caseKey(long, { group: 'tumbling_3600000' }),
        caseKey('c1', { view: long }),
        caseKey('c2', { view: long }),
        caseKey('a\0b'),
        caseKey('a|customer_id=b'),
      ];
      await stores.one.write(
        keys.map((key, index) => ({ key, record: caseRecord(NOW, { index }), ttlMs: null })),
        NOW,
      );
      const hits = await stores.other.read(keys);
      expect(hits.map((hit) => hit?.features.index)).toEqual(keys.map((_, index) => String(index)));
      await stores.one.delete([caseKey('c1'), caseKey(long)]);
      const left = await stores.other.read(keys);
      expect(left.flatMap((hit, index) => (hit === null ? [index] : []))).toEqual([0, 6]);
    });

    it('lists the entities of one scope, page by page', async () => {
      const long = 'k'.repeat(2500);
      const names = ['a', 'b', 'c', 'd', long];
      const writes = names.flatMap((customer) => [
        { key: caseKey(customer), record: caseRecord(NOW, {}, { entity: { customer_id: customer } }), ttlMs: null },
        { key: caseKey(customer, { group: 'g' }), record: caseRecord(NOW, {}, { entity: { customer_id: `${customer}#g` } }), ttlMs: null },
        { key: caseKey(customer, { keySpace: 2 }), record: caseRecord(NOW), ttlMs: null },
        { key: caseKey(customer, { view: 'txn_stats2' }), record: caseRecord(NOW), ttlMs: null },
      ]);
      await stores.one.write(writes, NOW);
      for (const group of [null, 'g']) {
        const found: unknown[] = [];
        let after: string | null = null;
        for (let page = 0; page < 10; page += 1) {
          const { entity: _, ...scope } = caseKey('', { group });
          const { hits, next } = await stores.other.scan(scope, { limit: 2, after });
          expect(hits.length).toBeLessThanOrEqual(2);
          found.push(...hits.map((hit) => hit.record.entity.customer_id));
          after = next;
          if (next === null) break;
        }
        expect(found.sort()).toEqual(names.map((customer) => (group === null ? customer : `${customer}#g`)).sort());
      }
    });

    it('keeps documents by name', async () => {
      for (const document of ['manifest:a:v', 'manifest:a:w', 'manifest:b:v', 'other'])
        await stores.one.putDocument(document, `{"of":"${document}\0é"}`);
      await stores.one.putDocument('manifest:a:w', 'newer');
      expect(await stores.other.getDocument('manifest:a:v')).toBe('{"of":"manifest:a:v\0é"}');
      expect(await stores.other.getDocument('manifest:a:w')).toBe('newer');
      expect(await stores.other.getDocument('manifest:a')).toBeNull();
      expect(await stores.other.listDocuments('manifest:a:')).toEqual(['manifest:a:v', 'manifest:a:w']);
      expect(await stores.other.listDocuments('')).toHaveLength(4);
      await stores.other.deleteDocument('manifest:a:w');
      await stores.other.deleteDocument('never there');
      expect(await stores.one.listDocuments('manifest:')).toEqual(['manifest:a:v', 'manifest:b:v']);
    });

    it('answers a ping, and refuses everything once it is closed', async () => {
      await stores.one.ping();
      await stores.one.close();
      await stores.one.close();
      expect(await codeOf(stores.one.ping())).toBe('closed');
      expect(await codeOf(stores.one.read([caseKey('c1')]))).toBe('closed');
      expect(await codeOf(stores.one.write([caseWrite('c1', NOW)], NOW))).toBe('closed');
      expect(await codeOf(stores.one.getDocument('x'))).toBe('closed');
    });
  });
}
