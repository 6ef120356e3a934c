import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest, lookUp, presentValue, query } from './api';
import { until } from './freshet';
import { expect, test } from './world';

const HOUR = 3_600_000;
const view = `name: login_counts
entity_keys: [user_id]
kafka_topic: logins
aggregations:
  - { name: logins_1h, aggregation: count, window: { window_type: tumbling, size: 1h } }
  - { name: score_1h, source_field: score, aggregation: sum, window: { window_type: tumbling, size: 1h } }
output_to_online_store: true
output_to_offline_store: true
`;
const file = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'freshet-decl-')), 'declaration.yaml');
  writeFileSync(path, text);
  return path;
};

type Letters = { readonly totals: readonly { readonly reason: string; readonly count: number }[] };

test.describe.configure({ mode: 'serial' });

test('bad events become dead letters with their reason, and the pipeline goes on', async ({ freshet }) => {
  const applied = await freshet.run(['apply', file(view), '--deploy', '--url', freshet.consoleUrl]);
  expect(applied.stderr + applied.stdout).toContain('login_counts');
  expect(applied.code).toBe(0);

  const start = Math.floor(Date.now() / HOUR) * HOUR - 3 * HOUR;
  const at = (offsetMs: number): string => new Date(start + offsetMs).toISOString();
  const lines = [
    `{"user_id":"u1","score":1,"event_timestamp":"${at(0)}"}`,
    '{"user_id":"u1","score":',
    '[1,2]',
    '"text"',
    `{"score":1,"event_timestamp":"${at(1)}"}`,
    `{"user_id":null,"event_timestamp":"${at(1)}"}`,
    '{"user_id":"u1","event_timestamp":"2026-02-30T00:00:00Z"}',
    '{"user_id":"u1"}',
    `{"user_id":"u1","event_timestamp":"${new Date(Date.now() + 24 * HOUR).toISOString()}"}`,
    '{"user_id":"u1","event_timestamp":"1969-12-31T23:59:59Z"}',
    `{"user_id":"u1","score":"not a number","event_timestamp":"${at(2)}"}`,
    `{"user_id":"u1","score":{"deep":[]},"event_timestamp":"${at(3)}","unknown":1}`,
    'null',
    `{"user_id":"u2","score":5,"event_timestamp":"${at(HOUR + 60_000)}"}`,
  ];
  const sent = await ingest(freshet.featureServerUrl, { topic: 'logins', body: `${lines.join('\n')}\n` });
  expect(sent.status).toBe(200);
  expect(JSON.parse(sent.text)).toMatchObject({ accepted: lines.length });

  expect(await presentValue(freshet.featureServerUrl, 'login_counts:logins_1h', { user_id: 'u1' })).toBe(3);
  expect(await presentValue(freshet.featureServerUrl, 'login_counts:score_1h', { user_id: 'u1' })).toBe(1);

  const totals = await until('five reasons of dead letters', async () => {
    const letters = await query<Letters>(freshet.consoleUrl, 'deadLetter.list', { tenant: 'default', view: 'login_counts', limit: 50 });
    return letters.totals.length === 5 ? Object.fromEntries(letters.totals.map(({ reason, count }) => [reason, count])) : null;
  });
  expect(totals).toEqual({ not_json_object: 3, entity_key_missing: 2, event_time_unreadable: 2, too_far_ahead: 1, before_1970: 1 });
});

test('a request that cannot be used is refused with a sentence and nothing is stored', async ({ freshet }) => {
  const json = { 'content-type': 'application/json' };
  const broken = await ingest(freshet.featureServerUrl, { topic: 'logins', body: '[{"user_id":"u9"},', headers: json });
  expect(broken.status).toBe(400);
  expect(broken.text.length).toBeGreaterThan(20);

  const huge = await ingest(freshet.featureServerUrl, { topic: 'logins', body: ' '.repeat(10 * 1024 * 1024) });
  expect(huge.status).toBe(413);

  const foreign = await ingest(freshet.featureServerUrl, {
    topic: 'logins',
    body: '{}\n',
    headers: { 'x-freshet-tenant': 'somebody-else' },
  });
  expect(foreign.status).toBe(404);

  const lookupOfForeign = await lookUp(freshet.featureServerUrl, {
    features: ['login_counts:logins_1h'],
    entities: { user_id: ['u1'] },
    headers: { 'x-freshet-tenant': 'somebody-else' },
  });
  expect(lookupOfForeign.status).toBe(404);
  expect(lookupOfForeign.text).not.toContain('"values"');

  const unknownView = await lookUp(freshet.featureServerUrl, { features: ['no_such_view:x'], entities: { user_id: ['u1'] } });
  expect(unknownView.status).toBe(404);
  const inner: unknown = JSON.parse(JSON.parse(unknownView.text));
  expect(inner).toMatchObject({ class: 'FeatureViewNotFoundException' });

  const page = await fetch(`${freshet.consoleUrl}/somebody-else/features`);
  expect(page.status).toBe(404);
  const otherOrigin = await fetch(`${freshet.featureServerUrl}/get-online-features`, {
    method: 'POST',
    headers: { ...json, origin: 'http://evil.example' },
    body: '{}',
  });
  expect(otherOrigin.status).toBe(403);
});

test('a declaration with mistakes names each, where it is and how to mend it', async ({ freshet }) => {
  const mistaken = view
    .replace('entity_keys', 'entity_key')
    .replace('login_counts', `x'; DROP TABLE views; --`)
    .replace('size: 1h } }\n  -', 'size: 0s } }\n  -');
  const validated = await freshet.run(['validate', file(mistaken), '--json']);
  expect(validated.code).toBe(1);
  const diagnostics = validated.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { code: string; message: string; path: string } => JSON.parse(line));
  const codes = diagnostics.map(({ code }) => code);
  expect(codes).toContain('FR107');
  expect(codes).toContain('FR151');
  expect(codes).toContain('FR104');
  expect(diagnostics.find(({ code }) => code === 'FR107')?.message).toContain('entity_keys');

  const applied = await freshet.run(['apply', file(mistaken), '--deploy', '--url', freshet.consoleUrl]);
  expect(applied.code).toBe(1);
  expect((await freshet.run(['sql', file(mistaken)])).code).toBe(1);
  expect((await freshet.run(['no-such-verb'])).code).toBe(2);
  expect((await freshet.run(['apply', file(view), '--deploy', '--url', 'http://127.0.0.1:9'])).code).toBe(3);
});

test('after all of that a good event is still counted', async ({ freshet }) => {
  const start = Math.floor(Date.now() / HOUR) * HOUR - HOUR;
  const line = (user: string, time: number): string =>
    JSON.stringify({ user_id: user, score: 2, event_timestamp: new Date(time).toISOString() });
  const sent = await ingest(freshet.featureServerUrl, {
    topic: 'logins',
    body: `${[line('u3', start), line('u3', start + HOUR + 10_000)].join('\n')}\n`,
  });
  expect(sent.status).toBe(200);
  expect(await presentValue(freshet.featureServerUrl, 'login_counts:score_1h', { user_id: 'u3' })).toBe(2);
});
