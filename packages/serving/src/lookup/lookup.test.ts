import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedOnlineStore, type EmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLookup, type Lookup, type LookupCounts, type LookupRequest } from './lookup';
import { encodeManifest, manifestName, type ServingManifest } from './manifest';
import { sampleManifest } from './testing/sample-manifest';

const END_MS = 1_760_000_000_000;

let folder: string;
let store: EmbeddedOnlineStore;
let lookup: Lookup;
let nowMs: number;
let counts: LookupCounts[];
let reads: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'freshet-lookup-'));
  store = await createEmbeddedOnlineStore({ directory: folder });
  nowMs = END_MS;
  counts = [];
  reads = 0;
  const counted = {
    getDocument: (name: string) => store.getDocument(name),
    read: (keys: Parameters<EmbeddedOnlineStore['read']>[0]) => {
      reads += 1;
      return store.read(keys);
    },
  };
  lookup = createLookup({ store: counted, now: () => nowMs, onCounts: (_tenant, each) => counts.push(each) });
  await serve(sampleManifest());
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const serve = (manifest: ServingManifest): Promise<void> =>
  store.putDocument(manifestName(manifest.tenant, manifest.view), encodeManifest(manifest));

const write = (group: string | null, customer: string, features: Readonly<Record<string, string | number | null>>) =>
  store.write(
    [
      {
        key: { tenant: 'acme', view: 'stats', keySpace: 1, group, entity: { customer } },
        record: {
          entity: { customer },
          group: group ?? 'tumbling_60000',
          windowStart: END_MS - 60_000,
          windowEnd: END_MS,
          eventMs: END_MS - 1,
          seq: 0,
          newestEventMs: END_MS - 5_000,
          watermarkMs: END_MS,
          attempt: 1,
          features,
          revision: 3,
          writtenMs: END_MS,
        },
        ttlMs: 60_000,
      },
    ],
    END_MS,
  );

const ask = (features: readonly string[], customers: LookupRequest['entities'][string], changes: Partial<LookupRequest> = {}) =>
  lookup.find({ tenant: 'acme', features, entities: { customer: customers }, fullFeatureNames: false, maxAgeMs: null, ...changes });

describe('a lookup', () => {
  it('answers in columns, join keys first, in one store round trip', async () => {
    await write(null, 'a', { orders: '9007199254740993', mean: 2 });
    await write('session_5000', 'a', { clicks: '4' });
    const { featureNames, columns } = await ask(['stats:clicks', 'stats:orders', 'stats:mean'], ['a', 'b']);
    expect(featureNames).toEqual(['customer', 'clicks', 'orders', 'mean']);
    expect(columns.map(({ values }) => values)).toEqual([
      ['"a"', '"b"'],
      ['4', 'null'],
      ['9007199254740993', 'null'],
      ['2.0', 'null'],
    ]);
    expect(columns[2]?.statuses).toEqual(['PRESENT', 'NOT_FOUND']);
    expect(reads).toBe(1);
    expect(counts).toEqual([{ view: 'stats', present: 3, nullValue: 0, neverSeen: 3, expired: 0, error: 0 }]);
  });

  it('tells null from never seen', async () => {
    await write(null, 'a', { orders: '1', mean: null });
    const { columns } = await ask(['stats:mean'], ['a', null]);
    expect(columns[1]?.statuses).toEqual(['NULL_VALUE', 'NOT_FOUND']);
    expect(columns[0]?.statuses).toEqual(['PRESENT', 'NULL_VALUE']);
  });

  it.each([
    { atMs: END_MS - 60_000, maxAgeMs: 1_000, status: 'PRESENT' },
    { atMs: END_MS - 1, maxAgeMs: null, status: 'PRESENT' },
    { atMs: END_MS - 1 + 59_999, maxAgeMs: null, status: 'PRESENT' },
    { atMs: END_MS - 1 + 60_000, maxAgeMs: null, status: 'OUTSIDE_MAX_AGE' },
    { atMs: END_MS - 1 + 999, maxAgeMs: 1_000, status: 'PRESENT' },
    { atMs: END_MS - 1 + 1_000, maxAgeMs: 1_000, status: 'OUTSIDE_MAX_AGE' },
  ])('is half-open in time: $status at $atMs with max age $maxAgeMs', async ({ atMs, maxAgeMs, status }) => {
    await write(null, 'a', { orders: '1', mean: 1 });
    nowMs = atMs;
    const { columns } = await ask(['stats:orders'], ['a'], { maxAgeMs });
    expect(columns[1]?.statuses).toEqual([status]);
    expect(columns[1]?.values).toEqual([status === 'PRESENT' ? '1' : 'null']);
    expect(columns[1]?.eventMs).toEqual([END_MS - 1]);
  });

  it('tells age, window, watermark, revision and freshness of each value', async () => {
    await serve(sampleManifest({ objective: { thresholdMs: 6_000, objective: 0.9, windowMs: 1_000 } }));
    await write(null, 'a', { orders: '1', mean: 1 });
    nowMs = END_MS + 1_000;
    const [, column] = (await ask(['stats:orders'], ['a', 'b'])).columns;
    expect(column?.details).toEqual([
      { ageMs: 1_001, windowStart: END_MS - 60_000, windowEnd: END_MS, watermarkMs: END_MS, revision: 3, fresh: true },
      null,
    ]);
    nowMs += 1;
    expect((await ask(['stats:orders'], ['a'])).columns[1]?.details?.[0]?.fresh).toBe(false);
  });

  it('follows a manifest within a second', async () => {
    await ask(['stats:orders'], ['a']);
    await store.deleteDocument(manifestName('acme', 'stats'));
    nowMs += 1_000;
    await expect(ask(['stats:orders'], ['a'])).rejects.toMatchObject({ code: 'unknown_view' });
  });

  it('keeps tenants apart', async () => {
    await expect(ask(['stats:orders'], ['a'], { tenant: 'other' })).rejects.toMatchObject({ code: 'unknown_view' });
  });

  it('keeps two features of one name apart only under full names', async () => {
    await serve(sampleManifest({ view: 'more' }));
    await expect(ask(['stats:orders', 'more:orders'], ['a'])).rejects.toMatchObject({ code: 'duplicate_feature' });
    const { featureNames } = await ask(['stats:orders', 'more:orders', 'stats:mean'], ['a'], { fullFeatureNames: true });
    expect(featureNames).toEqual(['customer', 'stats__orders', 'stats__mean', 'more__orders']);
  });

  it.each([
    { features: ['stats:nothing'], code: 'unknown_feature' },
    { features: ['nothing:orders'], code: 'unknown_view' },
    { features: ['stats@r2:orders'], code: 'unknown_view' },
    { features: ['orders'], code: 'bad_feature_reference' },
  ])('refuses $features with $code', async ({ features, code }) => {
    await expect(ask(features, ['a'])).rejects.toMatchObject({ code, retryable: false });
  });

  it('refuses a request of very many references at once', async () => {
    const features = Array.from({ length: 300_000 }, () => 'stats:orders');
    await expect(ask(features, ['a'])).rejects.toMatchObject({ code: 'duplicate_feature' });
  }, 10_000);

  it('serves the revision that is pinned while it serves', async () => {
    expect((await ask(['stats@r3:orders'], ['a'])).featureNames).toEqual(['customer', 'orders']);
  });

  it('refuses entities without a key or of unequal lengths', async () => {
    const entities = { customer: ['a'], other: ['x', 'y'] };
    await expect(ask(['stats:orders'], [], { entities })).rejects.toMatchObject({ code: 'unequal_lengths' });
    await expect(ask(['stats:orders'], [], { entities: { other: ['x'] } })).rejects.toMatchObject({ code: 'missing_entity_key' });
  });

  it('counts every value as an error when the store is away', async () => {
    await ask(['stats:orders'], ['a']);
    counts = [];
    await store.close();
    await expect(ask(['stats:orders', 'stats:mean'], ['a', 'b'])).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(counts.map(({ error }) => error)).toEqual([4]);
  });
});
