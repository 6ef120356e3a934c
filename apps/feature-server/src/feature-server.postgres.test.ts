import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteEventLog, type LogRecord } from '@freshet/event-log';
import { createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { ensureTenant, readRollups } from '@freshet/registry';
import { createTestDatabase, type TestDatabase } from '@freshet/registry/testing';
import { encodeManifest, manifestName } from '@freshet/serving/lookup';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeatureServer, startFeatureServer } from './feature-server';

const TOKEN = 'a-token-of-at-least-16';
const END_MS = 1_760_000_040_000;

let database: TestDatabase;
let dataDir: string;
let server: FeatureServer;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'freshet-server-'));
  await ensureTenant({ ctx: { db: database.db, actor: 'test', now: 1 }, input: { name: 'acme' } });
  await fillStore();
  const env = {
    databaseUrl: database.databaseUrl,
    dataDir,
    internalToken: TOKEN,
    host: '127.0.0.1',
    port: 0,
    featureServerUrl: null,
    consoleUrl: null,
    logLevel: 'silent',
  } as const;
  server = await startFeatureServer(env, { log: pino({ level: 'silent' }), now: () => END_MS + 500 });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

async function fillStore(): Promise<void> {
  const store = await createEmbeddedOnlineStore({ directory: join(dataDir, 'online') });
  const window = { kind: 'tumbling', sizeMs: 60_000, offsetMs: 0 } as const;
  const features = [
    { name: 'total', type: { kind: 'int64' } },
    { name: 'mean', type: { kind: 'double' } },
  ] as const;
  const text = encodeManifest({
    format: 1,
    tenant: 'acme',
    view: 'stats',
    keySpace: 1,
    revision: 2,
    switchedMs: 1,
    plainGroup: 'tumbling_60000',
    keys: [{ name: 'account', type: 'int64' }],
    groups: [{ name: 'tumbling_60000', window, features }],
    ttlMs: null,
    objective: null,
    online: true,
  });
  await store.putDocument(manifestName('acme', 'stats'), text);
  const record = {
    entity: { account: '7' },
    group: 'tumbling_60000',
    windowStart: END_MS - 60_000,
    windowEnd: END_MS,
    eventMs: END_MS - 1,
    seq: 0,
    newestEventMs: END_MS - 10,
    watermarkMs: END_MS + 5,
    attempt: 1,
    features: { total: '9007199254740993', mean: 3 },
    revision: 2,
    writtenMs: END_MS + 10,
  };
  const key = { tenant: 'acme', view: 'stats', keySpace: 1, group: null, entity: { account: '7' } };
  await store.write([{ key, record, ttlMs: null }], END_MS + 10);
  await store.close();
}

type Sent = { readonly path: string; readonly body: string | Buffer; readonly headers?: Readonly<Record<string, string>> };

async function post({ path, body, headers = {} }: Sent): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-freshet-tenant': 'acme', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: answer.status, text: await answer.text() };
}

const look = (body: string, headers: Readonly<Record<string, string>> = {}) => post({ path: '/get-online-features', body, headers });
const feastError = (text: string): unknown => JSON.parse(JSON.parse(text));

describe('a lookup over HTTP', () => {
  it('answers as Feast does, number by number', async () => {
    const { status, text } = await look('{"features":["stats:total","stats:mean"],"entities":{"account":["7",7,8]}}');
    expect(status).toBe(200);
    expect(text).toContain('"values":[9007199254740993,9007199254740993,null]');
    expect(text).toContain('"values":[3.0,3.0,null]');
    expect(text).toContain('"values":[7,7,8]');
    const answer = JSON.parse(text);
    expect(answer.metadata).toEqual({ feature_names: ['account', 'total', 'mean'] });
    expect(answer.results[1].statuses).toEqual(['PRESENT', 'PRESENT', 'NOT_FOUND']);
    const time = new Date(END_MS - 1).toISOString();
    expect(answer.results[1].event_timestamps).toEqual([time, time, '1970-01-01T00:00:00Z']);
    expect(answer.results[1].freshet[0]).toEqual({
      age_ms: 501,
      window_start: END_MS - 60_000,
      window_end: END_MS,
      watermark: END_MS + 5,
      revision: 2,
      fresh: null,
    });
    expect(answer.results[0]).not.toHaveProperty('freshet');
  });

  it.each([
    { body: '{"features":["stats:total"],"entities":{"account":[7]},"max_age_seconds":0.4}', status: 'OUTSIDE_MAX_AGE' },
    { body: '{"features":["stats:total"],"entities":{"account":[7]},"max_age_seconds":1}', status: 'PRESENT' },
  ])('takes the request’s own age limit: $status', async ({ body, status }) => {
    expect(JSON.parse((await look(body)).text).results[1].statuses).toEqual([status]);
  });

  it.each([
    { body: '{"features":["none:total"],"entities":{"account":[7]}}', status: 404, name: 'FeatureViewNotFoundException' },
    { body: '{"features":["stats:none"],"entities":{"account":[7]}}', status: 404, name: 'FeastObjectNotFoundException' },
    { body: '{"feature_service":"s","entities":{"account":[7]}}', status: 404, name: 'FeatureServiceNotFoundException' },
    { body: '{"features":["stats:total"],"entities":{"account":["x"]}}', status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total"],"entities":{}}', status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total"]}', status: 422, name: 'FeastError' },
    { body: '{"features":', status: 422, name: 'FeastError' },
    { body: '', status: 422, name: 'FeastError' },
    { body: '['.repeat(100_000), status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total","stats:total"],"entities":{"account":[7]}}', status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total"],"entities":{"account":[7],"other":[1,2]}}', status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total"],"entities":{"__proto__":[7]}}', status: 422, name: 'FeastError' },
    { body: '{"features":["stats:total"],"entities":{"account":[{"a":1}]}}', status: 422, name: 'FeastError' },
    { body: '{"entities":{"account":[7]}}', status: 422, name: 'FeastError' },
    {
      body: '{"features":["stats:total"],"feature_service":"s","entities":{"account":[7]}}',
      status: 404,
      name: 'FeatureServiceNotFoundException',
    },
  ])('refuses $body with $status in a double-encoded body', async ({ body, status, name }) => {
    const answer = await look(body);
    expect(answer.status).toBe(status);
    expect(feastError(answer.text)).toMatchObject({ module: 'feast.errors', class: name });
  });

  it.each([
    { body: '{"features":["stats:total"],"entities":{"account":[]}}', values: [[], []] },
    { body: '\ufeff{"features":["stats:total"],"entities":{"account":[7]}}', values: [[7], ['TOTAL']] },
    {
      body: '{"features":["stats:total"],"feature_service":null,"entities":{"account":[7]},"full_feature_names":null,"whatever":{"__proto__":1}}',
      values: [[7], ['TOTAL']],
    },
    { body: '{"features":["stats:total"],"entities":{"constructor":["x"],"account":[null]}}', values: [['x'], [null], [null]] },
  ])('answers $body', async ({ body, values }) => {
    const { status, text } = await look(body);
    expect(status).toBe(200);
    const answer = JSON.parse(text.replace('9007199254740993', '"TOTAL"'));
    expect(answer.results.map((column: { values: unknown }) => column.values)).toEqual(values);
    expect(answer.metadata.feature_names).toHaveLength(values.length);
  });

  it('belongs to one tenant', async () => {
    const body = '{"features":["stats:total"],"entities":{"account":[7]}}';
    expect((await look(body, { 'x-freshet-tenant': 'nobody' })).status).toBe(404);
    expect(feastError((await look(body, { 'x-freshet-tenant': 'default' })).text)).toMatchObject({ class: 'FeatureViewNotFoundException' });
  });
});

describe('ingest over HTTP', () => {
  const send = (topic: string, body: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    post({ path: `/v1/topics/${topic}/events`, body, headers });
  const sendInChunks = (topic: string, chunks: readonly string[]): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/x-ndjson', 'x-freshet-tenant': 'acme', 'transfer-encoding': 'chunked' };
      const request = httpRequest(new URL(`/v1/topics/${topic}/events`, server.url), { method: 'POST', headers }, (answer) =>
        resolve(answer.resume().statusCode ?? 0),
      );
      request.on('error', reject);
      for (const chunk of chunks) request.write(chunk);
      request.end();
    });
  const values = async (tenant: string, topic: string, dropsBom = true): Promise<readonly (string | null)[]> => {
    const reader = createEmbeddedLogReader({ directory: join(dataDir, 'log') });
    const records: LogRecord[] = [];
    for (;;) {
      const page = await reader.read({ tenant, topic }, 0, records.length, 100);
      if (page.length === 0) break;
      records.push(...page);
    }
    await reader.close();
    return records.map(({ value }) => value && new TextDecoder('utf-8', { ignoreBOM: !dropsBom }).decode(value));
  };

  it('stores events byte for byte in a topic of its tenant', async () => {
    expect(await send('orders', '[{"amount": 1.10},null,{"id":12345678901234567890}]')).toEqual({
      status: 200,
      text: '{"accepted":3,"duplicate":false}',
    });
    const lines = { 'content-type': 'application/x-ndjson' };
    expect((await send('orders', 'a bad line\n{"x":1}\n', lines)).text).toBe('{"accepted":2,"duplicate":false}');
    expect(await values('acme', 'orders')).toEqual(['{"amount": 1.10}', null, '{"id":12345678901234567890}', 'a bad line', '{"x":1}']);
  });

  it('stores hostile lines as they are, whatever way they come in', async () => {
    const lines = { 'content-type': 'application/x-ndjson; charset=utf-8' };
    const deep = '['.repeat(1_000_000);
    const sent = ['\ufeff{"a":1}', '{"__proto__":{"a":1}}', deep, '{"a":"\\u0000"}'];
    expect((await send('hostile', `${sent.join('\r\n')}\r\n\r\n \t\n`, lines)).text).toBe('{"accepted":4,"duplicate":false}');
    expect(await values('acme', 'hostile', false)).toEqual(sent);
    expect((await send('deep', `[${deep}${']'.repeat(1_000_000)},1]`)).text).toBe('{"accepted":2,"duplicate":false}');
    expect(await sendInChunks('chunked', ['{"a"', ':1}\n{"b"', ':2}'])).toBe(200);
    expect(await values('acme', 'chunked')).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('stores nothing of a body that is refused', async () => {
    expect((await send('refused', '[1,2')).status).toBe(400);
    expect((await send('refused', '{"a":1}')).status).toBe(400);
    expect((await send('refused', Buffer.alloc(10 * 1024 * 1024, 0x20))).status).toBe(413);
    expect((await send('refused', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send('refused', '[]', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await send('refused', '[]', { 'idempotency-key': '' })).status).toBe(400);
    expect((await send('refused', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]))).status).toBe(400);
    expect((await send('refused', '[]', { 'x-freshet-tenant': 'nobody' })).status).toBe(404);
    expect((await send('refused', '[1]', { 'x-freshet-tenant': '../acme' })).status).toBe(404);
    expect((await send('a%2Fb', '[1]')).status).toBe(400);
    expect((await send('%ff', '[1]')).status).toBe(400);
    expect((await send('a'.repeat(250), '[1]')).status).toBe(400);
    expect((await send('freshet.features.acme.stats.k1', '[1]')).status).toBe(400);
    expect((await send('a%20b', '[1]')).status).toBe(400);
    await expect(values('acme', 'refused')).rejects.toMatchObject({ code: 'unknown_topic' });
  });

  it('takes a body of exactly 8 MiB', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024, 0x20);
    body.write('[1');
    body.write(']', body.length - 1);
    expect((await send('large', body)).text).toBe('{"accepted":1,"duplicate":false}');
    expect((await send('large', Buffer.concat([body, Buffer.from(' ')]))).status).toBe(413);
  });

  it('takes a batch with a key once', async () => {
    const key = { 'idempotency-key': 'batch-1' };
    expect((await send('keyed', '[1,2]', key)).text).toBe('{"accepted":2,"duplicate":false}');
    expect((await send('keyed', '[1,2]', key)).text).toBe('{"accepted":2,"duplicate":true}');
    expect(await values('acme', 'keyed')).toEqual(['1', '2']);
  });
});

describe('the server', () => {
  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const url = new URL(path, server.url);
      httpRequest(url, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
        .on('error', reject)
        .end();
    });

  it('refuses a foreign host or origin', async () => {
    expect(await ask('/readyz', {})).toBe(200);
    expect(await ask('/readyz', { host: 'evil.example' })).toBe(403);
    expect(await ask('/readyz', { origin: 'http://evil.example' })).toBe(403);
  });

  it('tells its state and its metrics', async () => {
    const ready = await fetch(`${server.url}/readyz`);
    expect(await ready.json()).toEqual({ status: 'ready', dependencies: { event_log: 'ok', online_store: 'ok', registry: 'ok' } });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/freshet_online_values_total\{tenant="acme",view="stats",result="present"\} \d+/);
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
  });

  it('appends for the other processes, which show the token', async () => {
    const topic = { tenant: 'acme', topic: 'freshet.features.acme.stats.k1' };
    const remote = createRemoteEventLog({ url: server.url, token: TOKEN });
    await remote.ensureTopic(topic, { partitions: 1, retentionMs: null, retentionBytes: null });
    expect(await remote.append(topic, [{ key: null, value: new Uint8Array([1]) }])).toEqual([{ partition: 0, firstOffset: 0, count: 1 }]);
    await remote.close();
    expect((await post({ path: '/internal/log/append', body: '', headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
  });

  it('saves what lookups got', async () => {
    const bucketMs = Math.floor((END_MS + 500) / 10_000) * 10_000;
    const input = { view: 'stats', kinds: ['lookups' as const], fromMs: bucketMs, toMs: bucketMs + 1 };
    await expect
      .poll(() => readRollups({ ctx: { db: database.db, tenant: 'acme', actor: 'test', now: 1 }, input }), { timeout: 10_000 })
      .toMatchObject([{ kind: 'lookups', bucketMs }]);
  });
});
