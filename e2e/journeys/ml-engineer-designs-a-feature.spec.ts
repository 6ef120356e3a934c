import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ingest } from './api';
import { shownValue } from './shown-value';
import { expect, test, watch } from './world';

const HOUR = 3_600_000;
const start = Math.floor(Date.now() / HOUR) * HOUR - 2 * HOUR;
const view = 'realtime_transaction_stats';

/** Amounts of three customers in one hour, out of order within the watermark's delay, then one event that closes the hour. */
const amounts: Readonly<Record<string, readonly number[]>> = { 'cust-1': [12.5, 40.25, 9], 'cust-2': [7], 'cust 3|=#ü': [1.5, 2.5] };

const events = (): string => {
  const lines = Object.entries(amounts).flatMap(([customer, values], index) =>
    values.map((amount, position) => ({ customer, amount, ms: start + index * 1_000 + position * 600_000 })),
  );
  const inOrder = [...lines.sort((a, b) => a.ms - b.ms), { customer: 'closer', amount: 1, ms: start + HOUR + 6_000 }];
  return `${inOrder.map(({ customer, amount, ms }) => JSON.stringify({ customer_id: customer, amount, event_timestamp: new Date(ms).toISOString() })).join('\n')}\n`;
};

const oracle = (customer: string): { readonly count: number; readonly sum: number } => {
  const values = amounts[customer] ?? [];
  return { count: values.length, sum: values.reduce((sum, amount) => sum + amount, 0) };
};

type AggregationFields = { readonly name: string; readonly fn: string; readonly field: string; readonly size: string };

const fillAggregation = async (page: Page, number: number, fields: AggregationFields): Promise<void> => {
  await page.getByLabel(`Aggregation ${number} name`).fill(fields.name);
  await page.getByLabel(`Aggregation ${number} function`).selectOption(fields.fn);
  await page.getByLabel(`Aggregation ${number} field`).fill(fields.field);
  await page.getByLabel(`Aggregation ${number} window type`).selectOption('tumbling');
  await page.getByLabel(`Aggregation ${number} size`).fill(fields.size);
};

test('an ML engineer designs the transaction statistics, deploys them and reads one customer', async ({ freshet, page }) => {
  const { complaints } = watch(page, freshet.consoleUrl);
  await page.goto(freshet.consoleUrl);
  await page
    .getByRole('link', { name: /new feature view/i })
    .first()
    .click();
  await page.getByRole('button', { name: /blank/i }).click();

  await page.getByLabel('Feature view name').fill(view);
  await page.getByLabel('Kafka topic').fill('transactions');
  await page.getByLabel('Entity keys').fill('customer_id');
  await fillAggregation(page, 1, { name: 'txn_count_1h', fn: 'count', field: 'amount', size: '1h' });
  await page.getByRole('button', { name: /add aggregation/i }).click();
  await fillAggregation(page, 2, { name: 'txn_sum_1h', fn: 'sum', field: 'amount', size: '1h' });

  await page.getByRole('tab', { name: 'SQL' }).click();
  const sql = page.getByRole('tabpanel', { name: 'SQL' });
  await expect(sql).toContainText('COUNT(`amount`)');
  await expect(sql).toContainText('SUM(`amount`)');
  await expect(sql).toContainText('TUMBLE');

  await page.getByRole('tab', { name: 'YAML' }).click();
  await expect(page.getByRole('tabpanel', { name: 'YAML' })).toContainText('txn_sum_1h');

  await page.getByRole('button', { name: /review & deploy/i }).click();
  await page.getByRole('button', { name: /^(apply|deploy)/i }).click();
  await expect(page.getByText(/running|healthy/i).first()).toBeVisible({ timeout: 45_000 });

  expect((await ingest(freshet.featureServerUrl, { topic: 'transactions', body: events() })).status).toBe(200);

  for (const customer of Object.keys(amounts)) {
    await page.goto(`${freshet.consoleUrl}/default/entities`);
    await page.goto(`${freshet.consoleUrl}/default/entities/${view}?customer_id=${encodeURIComponent(customer)}`);
    const { count, sum } = oracle(customer);
    await expect(shownValue(page, 'txn_count_1h')).toHaveText(`${count}`, { timeout: 30_000 });
    await expect(shownValue(page, 'txn_sum_1h')).toHaveText(`${sum}`);
  }
  await page.goto(`${freshet.consoleUrl}/default/features/${view}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(view);
  expect(complaints).toEqual([]);
});

test('a declaration of three hundred features is applied from the command line', async ({ freshet }) => {
  const aggregations = Array.from({ length: 300 }, (_, index) => ({
    name: `amount_sum_${index}`,
    source_field: 'amount',
    aggregation: 'sum',
    window: { window_type: 'tumbling', size: `${1 + (index % 5)}h` },
  }));
  const path = join(mkdtempSync(join(tmpdir(), 'freshet-decl-')), 'many.json');
  writeFileSync(path, JSON.stringify({ name: 'many_sums', entity_keys: ['customer_id'], kafka_topic: 'transactions', aggregations }));
  const applied = await freshet.run(['apply', path, '--deploy', '--url', freshet.consoleUrl]);
  expect(applied.code, applied.stderr).toBe(0);
  expect(JSON.parse(applied.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ view: 'many_sums', revision: 1, status: 'running' });
});
