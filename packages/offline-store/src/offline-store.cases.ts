import type { FieldType, WireValue } from '@freshet/definitions';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryRow, HistorySchema, HistoryScope, OfflineStore } from './offline-store';
import { OfflineStoreError } from './offline-store';

/** One store under test over an empty folder. */
export type StoreUnderTest = { readonly store: OfflineStore; readonly directory: string; close(): Promise<void> };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NEW_YEAR = Date.UTC(2026, 0, 1);

/** The scope most cases write to. */
export const caseScope: HistoryScope = { tenant: 'default', view: 'txn_stats', keySpace: 1, group: 'tumbling_3600000' };

/** One int64 key and one feature. */
export const caseSchema: HistorySchema = {
  keys: [{ name: 'customer', type: 'int64' }],
  features: [{ name: 'n', type: { kind: 'int64' } }],
};

/** A row of `customer` whose window ends at `windowEnd`. */
export function caseRow(customer: string, windowEnd: number, rest: Partial<HistoryRow> = {}): HistoryRow {
  const times = { windowStart: windowEnd - HOUR, windowEnd, eventMs: windowEnd - 1, newestEventMs: windowEnd - 9, watermarkMs: null };
  const available = { writtenMs: windowEnd + 50, availableAt: windowEnd + 50, availableAtKind: 'observed' as const };
  return {
    entity: { customer },
    group: caseScope.group,
    ...times,
    seq: 0,
    attempt: 1,
    revision: 2,
    features: { n: '1' },
    ...available,
    ...rest,
  };
}

/** The error code a promise rejects with; fails when it does not reject with an `OfflineStoreError`. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OfflineStoreError);
  return error instanceof OfflineStoreError ? error.code : '';
}

const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const digits = (scale: number) => (unscaled: bigint) => {
  const text = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${unscaled < 0n ? '-' : ''}${text.slice(0, text.length - scale)}${scale === 0 ? '' : '.'}${text.slice(text.length - scale)}`;
};

function valuesOf(type: FieldType): fc.Arbitrary<WireValue> {
  switch (type.kind) {
    case 'string':
      return fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '\0', "'", '"', 'a\0b', 'NULL'));
    case 'boolean':
      return fc.boolean();
    case 'int64':
      return int64;
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'timestamp':
      return fc.integer({ min: -1e14, max: 1e14 });
    case 'decimal':
      return fc.bigInt({ min: -(10n ** BigInt(type.precision)) + 1n, max: 10n ** BigInt(type.precision) - 1n }).map(digits(type.scale));
  }
}

const fieldType: fc.Arbitrary<FieldType> = fc.oneof(
  fc.constantFrom<FieldType>({ kind: 'string' }, { kind: 'boolean' }, { kind: 'int64' }, { kind: 'double' }, { kind: 'timestamp' }),
  fc
    .integer({ min: 1, max: 38 })
    .chain((precision) => fc.nat(precision).map((scale): FieldType => ({ kind: 'decimal', precision, scale }))),
);
const columnName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.constantFrom('"', "'", ';--', 'select', 'seq', 'Seq', 'window_end', 'filename', 'a b', '\0', '__proto__x'),
);

type Table = { readonly schema: HistorySchema; readonly rows: readonly { readonly key: WireValue[]; readonly features: WireValue[] }[] };

const table: fc.Arbitrary<Table> = fc
  .uniqueArray(columnName, { minLength: 2, maxLength: 7 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.constantFrom('string' as const, 'int64' as const, 'boolean' as const),
      fc.array(fieldType, { minLength: names.length - 1, maxLength: names.length - 1 }),
    ),
  )
  .chain(([[keyName = '', ...names], keyType, types]) => {
    const features = names.flatMap((name, index) => (types[index] === undefined ? [] : [{ name, type: types[index] }]));
    const row = fc.record({
      key: fc.tuple(valuesOf({ kind: keyType })),
      features: fc.tuple(...features.map(({ type }) => fc.option(valuesOf(type), { nil: null }))),
    });
    return fc.record({
      schema: fc.constant({ keys: [{ name: keyName, type: keyType }], features }),
      rows: fc.array(row, { minLength: 1, maxLength: 5 }),
    });
  });

/** What every offline store promises. */
export function offlineStoreCases(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let store: OfflineStore;
    let under: StoreUnderTest;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    it('writes one file per UTC day of the event, and says what is in it', async () => {
      const rows = [caseRow('7', NEW_YEAR), caseRow('7', NEW_YEAR + 1), caseRow('8', NEW_YEAR + DAY)];
      const files = await store.write(caseScope, caseSchema, 'k1-p0-0', rows);
      const folder = 'tenant=default/view=txn_stats/group=tumbling_3600000';
      expect(files.map(({ path, rows: count, minEventMs, maxEventMs }) => [path, count, minEventMs, maxEventMs])).toEqual([
        [`${folder}/date=2025-12-31/k1-p0-0.parquet`, 1, NEW_YEAR - 1, NEW_YEAR - 1],
        [`${folder}/date=2026-01-01/k1-p0-0.parquet`, 2, NEW_YEAR, NEW_YEAR + DAY - 1],
      ]);
      const [first] = await store.read(
        files.map((file) => file.path),
        caseSchema,
        { limit: 1 },
      );
      expect(first).toEqual({
        entity: { customer: '7' },
        group: 'tumbling_3600000',
        windowStart: NEW_YEAR - HOUR,
        windowEnd: NEW_YEAR,
        eventMs: NEW_YEAR - 1,
        seq: 0,
        availableAt: NEW_YEAR + 50,
        revision: 2,
        features: { n: '1' },
      });
    });

    it('gives any value of any type back, under any names', async () => {
      let batch = 0;
      await fc.assert(
        fc.asyncProperty(table, async ({ schema, rows }) => {
          batch += 1;
          const [key] = schema.keys;
          const written = rows.map((row, index) =>
            caseRow('', NEW_YEAR + index * HOUR, {
              entity: { [key?.name ?? '']: row.key[0] ?? null },
              features: Object.fromEntries(schema.features.map((feature, at) => [feature.name, row.features[at] ?? null])),
            }),
          );
          const files = await store.write(caseScope, schema, `batch ${batch}/..`, written);
          const found = await store.read(
            files.map((file) => file.path),
            schema,
            {},
          );
          const plain = (row: { windowEnd: number; entity: object; features: object }) => [
            row.windowEnd,
            { ...row.entity },
            { ...row.features },
          ];
          expect(found.map(plain).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(written.map(plain));
        }),
        { numRuns: 60 },
      );
    }, 60_000);

    it('replaces the file of a batch that is written again, so that a row is never there twice', async () => {
      const rows = Array.from({ length: 50 }, (_, index) => caseRow(String(index), NEW_YEAR + HOUR));
      const first = await store.write(caseScope, caseSchema, 'k1-p0-0', rows);
      const second = await store.write(caseScope, caseSchema, 'k1-p0-0', rows);
      expect(second.map((file) => file.path)).toEqual(first.map((file) => file.path));
      expect(
        await store.read(
          [...first, ...second].map((file) => file.path),
          caseSchema,
          {},
        ),
      ).toHaveLength(50);
    });

    it('keeps the first row of an identity: the earliest available, then the earlier file', async () => {
      const at = (availableAt: number, n: string) => caseRow('7', NEW_YEAR, { availableAt, features: { n } });
      const [late] = await store.write(caseScope, caseSchema, 'a', [at(300, '300')]);
      const [early] = await store.write(caseScope, caseSchema, 'b', [at(100, '100')]);
      const [tie] = await store.write(caseScope, caseSchema, 'c', [at(100, '101')]);
      const read = async (files: (typeof late)[]) =>
        (
          await store.read(
            files.map((file) => file?.path ?? ''),
            caseSchema,
            {},
          )
        ).map((row) => row.features.n);
      expect(await read([late, early])).toEqual(['100']);
      expect(await read([late, early, tie])).toEqual(['100']);
      expect(await read([late, tie, early])).toEqual(['101']);
    });

    it('keeps key spaces apart in one listing', async () => {
      const [one] = await store.write(caseScope, caseSchema, 'k1', [caseRow('7', NEW_YEAR)]);
      const [two] = await store.write({ ...caseScope, keySpace: 2 }, caseSchema, 'k2', [caseRow('7', NEW_YEAR)]);
      expect(await store.read([one?.path ?? '', two?.path ?? ''], caseSchema, {})).toHaveLength(2);
    });

    it('reads one entity, in order of event time, up to a limit', async () => {
      const rows = [3, 1, 2].flatMap((hour) => [
        caseRow('7', NEW_YEAR + hour * HOUR),
        caseRow('9223372036854775807', NEW_YEAR + hour * HOUR),
      ]);
      const files = (await store.write(caseScope, caseSchema, 'k1', rows)).map((file) => file.path);
      const found = await store.read(files, caseSchema, { entity: { customer: '9223372036854775807' }, limit: 2 });
      expect(found.map((row) => [row.entity.customer, row.windowEnd])).toEqual(
        [1, 2].map((hour) => ['9223372036854775807', NEW_YEAR + hour * HOUR]),
      );
      expect(await store.read(files, caseSchema, { entity: { customer: '8' } })).toEqual([]);
      expect(await store.read([], caseSchema, {})).toEqual([]);
      expect(await store.write(caseScope, caseSchema, 'none', [])).toEqual([]);
    });

    it('writes batches at the same time', async () => {
      const written = await Promise.all(
        Array.from({ length: 8 }, (_, index) => store.write(caseScope, caseSchema, `b${index}`, [caseRow(String(index), NEW_YEAR)])),
      );
      const found = await store.read(
        written.flat().map((file) => file.path),
        caseSchema,
        {},
      );
      expect(found.map((row) => row.entity.customer)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    });

    it('says which file cannot be read, and refuses everything once it is closed', async () => {
      expect(await codeOf(store.read(['not-there.parquet'], caseSchema, {}))).toBe('corrupt');
      await store.close();
      await store.close();
      expect(await codeOf(store.read([], caseSchema, {}))).toBe('closed');
      expect(await codeOf(store.write(caseScope, caseSchema, 'x', []))).toBe('closed');
    });
  });
}
