import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDeclarations } from '@freshet/definitions';
import { createDuckdbOfflineStore } from '@freshet/offline-store/duckdb';
import { closeRegistry, listHistoryFiles, openRegistry } from '@freshet/registry';
import { column, ingest, lookUp, query } from './api';
import { type Freshet, until } from './freshet';
import { type ExpectedRow, expectedRows, lastRows, readRetail } from './retail';
import { databaseUrlOf, processIdOf } from './running';
import { expect, test } from './world';

const DAY = 86_400_000;
const FEATURES = ['lines', 'items', 'spend', 'items_avg', 'items_min', 'items_max', 'products'] as const;

const aggregations = (window: string): string =>
  [
    `  - { name: lines, aggregation: count, window: ${window} }`,
    `  - { name: items, source_field: quantity, aggregation: sum, window: ${window} }`,
    `  - { name: spend, source_field: unit_price, aggregation: sum, window: ${window} }`,
    `  - { name: items_avg, source_field: quantity, aggregation: avg, window: ${window} }`,
    `  - { name: items_min, source_field: quantity, aggregation: min, window: ${window} }`,
    `  - { name: items_max, source_field: quantity, aggregation: max, window: ${window} }`,
    `  - { name: products, source_field: stock_code, aggregation: count_distinct, window: ${window} }`,
  ].join('\n');

const declaration = `kind: source
name: online_retail
topic: retail
format: json
event_time: { field: invoice_date, format: iso8601 }
watermark_delay: 1m
fields:
  - { name: stock_code, type: string }
  - { name: quantity, type: int64 }
  - { name: unit_price, type: decimal(10,3) }
  - { name: customer_id, type: string }
---
kind: feature_view
name: customer_day
entity_keys: [customer_id]
source: online_retail
aggregations:
${aggregations('{ window_type: tumbling, size: 1d }')}
---
kind: feature_view
name: customer_week
entity_keys: [customer_id]
source: online_retail
aggregations:
${aggregations('{ window_type: sliding, size: 7d, slide: 1d }')}
`;

const closingEvent = '{"stock_code":"none","quantity":0,"unit_price":0,"invoice_date":"2012-02-01 00:00:00","customer_id":"closing"}';

const identity = (row: { readonly customer: string; readonly windowEnd: number }): string => `${row.customer}|${row.windowEnd}`;

const differs = (expected: ExpectedRow, features: Readonly<Record<string, unknown>>): string | null => {
  for (const name of FEATURES) {
    const [want, got] = [expected.features[name], features[name]];
    if (typeof want === 'number' ? Math.abs(want - Number(got)) > 1e-12 * Math.abs(want) : `${want}` !== `${got}`)
      return `${identity(expected)} ${name}: ${String(got)} instead of ${String(want)}`;
  }
  return null;
};

const historyOf = async (freshet: Freshet, view: string): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> => {
  const db = openRegistry({ databaseUrl: await databaseUrlOf(freshet.dataDir) });
  const store = await createDuckdbOfflineStore({ directory: join(freshet.dataDir, 'history') });
  try {
    const files = await listHistoryFiles({ ctx: { db, tenant: 'default', actor: 'journey', now: Date.now() }, input: { view } });
    const plan = parseDeclarations(declaration).plans.find((compiled) => compiled.view === view)?.plan;
    const group = plan?.groups[0];
    if (plan === undefined || group === undefined) throw new Error(`no plan of ${view}`);
    const rows = await store.read(
      files.map(({ path }) => path),
      { keys: plan.keys, features: group.aggregations },
      {},
    );
    const found = new Map(rows.map((row) => [identity({ customer: `${row.entity.customer_id}`, windowEnd: row.windowEnd }), row.features]));
    expect(found.size, 'an identity is read once').toBe(rows.length);
    return found;
  } finally {
    await store.close();
    await closeRegistry(db);
  }
};

const onlineMismatches = async (freshet: Freshet, view: string, last: ReadonlyMap<string, ExpectedRow>): Promise<readonly string[]> => {
  const wrong: string[] = [];
  const customers = [...last.keys()];
  for (let from = 0; from < customers.length; from += 500) {
    const batch = customers.slice(from, from + 500);
    const { answer } = await lookUp(freshet.featureServerUrl, {
      features: FEATURES.map((name) => `${view}:${name}`),
      entities: { customer_id: batch },
    });
    batch.forEach((customer, index) => {
      const expected = last.get(customer);
      const features = Object.fromEntries(FEATURES.map((name) => [name, column(answer, name).values[index]]));
      const difference = expected === undefined ? `${customer} was not expected` : differs(expected, features);
      if (difference !== null) wrong.push(`${view} online ${difference}`);
    });
  }
  return wrong;
};

test('every row of a year of shopping is exact although the worker is killed twice', async ({ freshet }) => {
  test.setTimeout(480_000);
  const path = join(mkdtempSync(join(tmpdir(), 'freshet-decl-')), 'retail.yaml');
  writeFileSync(path, declaration);
  const applied = await freshet.run(['apply', path, '--deploy', '--url', freshet.consoleUrl]);
  expect(applied.code, applied.stderr).toBe(0);

  const { events, lines, withoutCustomer } = readRetail();
  const started = Date.now();
  const kills = [Math.floor(Math.random() * 6) + 2, Math.floor(Math.random() * 6) + 9];
  for (let from = 0, batch = 0; from < events.length; from += 30_000, batch += 1) {
    const sent = await ingest(freshet.featureServerUrl, { topic: 'retail', body: `${events.slice(from, from + 30_000).join('\n')}\n` });
    expect(sent.status, sent.text).toBe(200);
    if (kills.includes(batch)) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1_500));
      process.kill(processIdOf(freshet.dataDir, 'worker'), 'SIGKILL');
    }
  }
  expect((await ingest(freshet.featureServerUrl, { topic: 'retail', body: `${closingEvent}\n` })).status).toBe(200);

  for (const [view, slideMs, sizeMs] of [
    ['customer_day', DAY, DAY],
    ['customer_week', DAY, 7 * DAY],
  ] as const) {
    const expected = expectedRows(lines, { sizeMs, slideMs });
    const history = await until(
      `${expected.length} rows of ${view} in the history`,
      async () => {
        const rows = await historyOf(freshet, view);
        return [...rows.keys()].filter((key) => !key.startsWith('closing|')).length >= expected.length ? rows : null;
      },
      { timeoutMs: 240_000, pauseMs: 2_000 },
    );
    const wrong = expected.flatMap((row) => {
      const features = history.get(identity(row));
      const difference = features === undefined ? `${identity(row)} is missing` : differs(row, features);
      return difference === null ? [] : [`${view} history ${difference}`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect([...history.keys()].filter((key) => !key.startsWith('closing|'))).toHaveLength(expected.length);
    expect((await onlineMismatches(freshet, view, lastRows(expected))).slice(0, 5)).toEqual([]);

    const letters = await query<{ totals: { reason: string; count: number }[] }>(freshet.consoleUrl, 'deadLetter.list', {
      tenant: 'default',
      view,
      limit: 1,
    });
    expect(letters.totals).toMatchObject([{ reason: 'entity_key_missing', count: withoutCustomer }]);
  }
  console.log(
    `kills after batches ${kills.join(' and ')}; ${events.length} events, all rows exact after ${((Date.now() - started) / 1000).toFixed(0)} s`,
  );
});
