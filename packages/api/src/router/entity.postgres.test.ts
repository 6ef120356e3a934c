import type { OnlineRecord } from '@freshet/online-store';
import { encodeManifest, manifestName, manifestOf } from '@freshet/serving/lookup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT, openApiWorld } from '../testing/open-api-world';

const HOUR = 3_600_000;
const GROUP = 'tumbling_3600000';
let world: Awaited<ReturnType<typeof openApiWorld>>;

const record = (customer: string, windowEnd: number): OnlineRecord => ({
  entity: { customer_id: customer },
  group: GROUP,
  windowStart: windowEnd - HOUR,
  windowEnd,
  eventMs: windowEnd - 1,
  seq: 0,
  newestEventMs: windowEnd - 5_000,
  watermarkMs: windowEnd,
  features: { txn_count_1h: '9007199254740993', txn_sum_1h: null },
  attempt: 1,
  revision: 1,
  writtenMs: windowEnd + 1_000,
});

beforeAll(async () => {
  world = await openApiWorld();
  const { api, onlineStore, now } = world;
  const { plans } = await api.declaration.check({ tenant: 'acme', text: DOCUMENT });
  const plan = plans[0]?.plan;
  if (plan === undefined) throw new Error('the document compiles');
  const manifest = manifestOf(plan, { tenant: 'acme', keySpace: 1, revision: 1, switchedMs: now, plainGroup: GROUP });
  await onlineStore.putDocument(manifestName('acme', 'txn_stats'), encodeManifest(manifest));
  const key = (customer: string) => ({ tenant: 'acme', view: 'txn_stats', keySpace: 1, group: null, entity: { customer_id: customer } });
  const fresh = now - (now % HOUR);
  await onlineStore.write(
    [
      { key: key('cust 3|=#ü'), record: record('cust 3|=#ü', fresh), ttlMs: null },
      { key: key('old'), record: record('old', fresh - 30 * HOUR), ttlMs: null },
    ],
    now,
  );
});
afterAll(() => world.close());

const inspect = (customer: string) => world.api.entity.inspect({ tenant: 'acme', view: 'txn_stats', entity: { customer_id: customer } });

describe('entities', () => {
  it('are listed in key order, a page at a time', async () => {
    const first = await world.api.entity.scan({ tenant: 'acme', view: 'txn_stats', limit: 1 });
    expect(first.entities.map(({ entity }) => entity)).toEqual([{ customer_id: 'cust 3|=#ü' }]);
    const second = await world.api.entity.scan({ tenant: 'acme', view: 'txn_stats', limit: 1, after: first.next });
    expect(second.entities.map(({ entity }) => entity)).toEqual([{ customer_id: 'old' }]);
    expect(await world.api.entity.scan({ tenant: 'other', view: 'txn_stats' })).toEqual({ entities: [], next: null });
  });

  it('show every value with its window, age and end, and lose no digit', async () => {
    const { values, groups } = await inspect('cust 3|=#ü');
    expect(groups).toEqual([{ name: GROUP, storedKey: 'feast:acme:txn_stats:customer_id=cust 3%7C%3D%23ü', found: true }]);
    const eventMs = world.now - (world.now % HOUR) - 1;
    expect(values[0]).toMatchObject({
      name: 'txn_count_1h',
      value: '9007199254740993',
      type: 'int64',
      status: 'PRESENT',
      eventMs,
      ageMs: world.now - eventMs,
      expiresMs: eventMs + 24 * HOUR,
      ttlLeftMs: eventMs + 24 * HOUR - world.now,
    });
    expect(values[1]).toMatchObject({ name: 'txn_sum_1h', value: null, status: 'NULL_VALUE' });
  });

  it('tell expired from never seen', async () => {
    expect((await inspect('old')).values.map(({ status, ttlLeftMs }) => [status, ttlLeftMs])).toEqual([
      ['OUTSIDE_MAX_AGE', 0],
      ['OUTSIDE_MAX_AGE', 0],
    ]);
    const never = await inspect('nobody');
    expect(never.groups[0]?.found).toBe(false);
    expect(never.values.map(({ status, eventMs }) => [status, eventMs])).toEqual([
      ['NOT_FOUND', null],
      ['NOT_FOUND', null],
    ]);
  });

  it('need their whole key and a view that is served', async () => {
    await expect(world.api.entity.inspect({ tenant: 'acme', view: 'txn_stats', entity: {} })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(world.api.entity.inspect({ tenant: 'other', view: 'txn_stats', entity: { customer_id: 'a' } })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('samples of events', () => {
  const topic = { tenant: 'acme', topic: 'transactions' };
  it('are the newest records as text, tombstones as null, across partitions', async () => {
    expect(await world.api.event.sample(topic)).toEqual({ records: [], ranges: [] });
    await world.writer.ensureTopic(topic, { partitions: 2, retentionMs: null, retentionBytes: null });
    const bytes = (text: string) => new TextEncoder().encode(text);
    for (let index = 0; index < 5; index += 1)
      await world.writer.append(topic, [{ key: null, value: bytes(`{"i":${index}}`), partition: index % 2 }]);
    await world.writer.append(topic, [{ key: bytes('k'), value: null, partition: 0 }]);
    const { records, ranges } = await world.api.event.sample({ ...topic, limit: 3 });
    expect(records.map(({ value }) => value).at(-1)).toBeNull();
    expect(records).toHaveLength(3);
    expect(ranges.map(({ end }) => end)).toEqual([4, 2]);
    expect((await world.api.event.sample({ ...topic, limit: 2, newest: false })).records.map(({ value }) => value)).toEqual([
      '{"i":0}',
      '{"i":1}',
    ]);
    expect(await world.api.event.sample({ ...topic, tenant: 'other' })).toEqual({ records: [], ranges: [] });
  });
});
