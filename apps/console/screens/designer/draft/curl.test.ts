import { expect, test } from 'vitest';
import { curlFor } from './curl';
import { readDraft } from './read-draft';
import { transactionTemplate } from './template';

test('the command sends an event that the design can use', () => {
  const reading = readDraft(transactionTemplate.text);
  if ('error' in reading) throw new Error(reading.error.message);
  const command = curlFor(reading.draft, { tenant: 'default', featureServerUrl: 'http://127.0.0.1:6566', nowMs: 0 });
  expect(command).toContain('http://127.0.0.1:6566/v1/topics/transactions/events');
  expect(command).toContain("'x-freshet-tenant: default'");
  const body: unknown = JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '');
  expect(body).toEqual([{ customer_id: 'c1', amount: 12.5, event_timestamp: '1970-01-01T00:00:00.000Z' }]);
});
