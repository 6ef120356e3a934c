import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDraft } from './read-draft';
import { blankTemplate, transactionTemplate } from './template';

const draftOf = (text: string) => {
  const reading = readDraft(text);
  if ('error' in reading) throw new Error(reading.error.message);
  return reading.draft;
};

test('the form shows what the text says', () => {
  const { view } = draftOf(transactionTemplate.text);
  expect(view.name).toBe('realtime_transaction_stats');
  expect(view.origin).toEqual({ kind: 'topic', name: 'transactions' });
  expect(view.entityKeys).toEqual(['customer_id']);
  expect(view.aggregations.map(({ name, function: fn, field }) => [name, fn, field])).toEqual([
    ['txn_count_1h', 'count', 'amount'],
    ['txn_sum_1h', 'sum', 'amount'],
  ]);
  expect(view.ttl).toEqual({ key: 'ttl', text: '24h' });
});

test('durations in integers are shown as text and remember their key', () => {
  const { view } = draftOf(`name: v
aggregations:
  - window: { window_type: sliding, size_ms: 3600000, slide_seconds: 90 }
ttl_seconds: 86400
`);
  expect(view.aggregations[0]?.window.size).toEqual({ key: 'size_ms', text: '1h' });
  expect(view.aggregations[0]?.window.slide).toEqual({ key: 'slide_seconds', text: '90s' });
  expect(view.ttl).toEqual({ key: 'ttl_seconds', text: '1d' });
});

test('an empty design has empty fields, not an error', () => {
  const { view } = draftOf(blankTemplate.text);
  expect([view.name, view.origin.name, view.entityKeys, view.aggregations[0]?.name]).toEqual(['', '', [], '']);
});

test('the source of the same text is found by its name or its topic', () => {
  const source = 'kind: source\nname: s\ntopic: t\nevent_time: { field: at, format: epoch_ms }\nfields: [{ name: a, type: int64 }]\n---\n';
  const byName = draftOf(`${source}name: v\nsource: s\n`);
  expect(byName.source).toMatchObject({ document: 0, name: 's', topic: 't', eventTimeField: 'at', fields: [{ name: 'a', type: 'int64' }] });
  expect(byName.view.document).toBe(1);
  expect(draftOf(`${source}name: v\nkafka_topic: t\n`).source?.name).toBe('s');
  expect(draftOf(`${source}name: v\nkafka_topic: other\n`).source).toBeNull();
});

test('a text that is no YAML fails with its place', () => {
  const reading = readDraft('name: v\nbad: b: c\n');
  expect('error' in reading && reading.error.line).toBe(2);
});

test('a text without a feature view says so', () => {
  expect(readDraft('')).toHaveProperty('error');
  expect(readDraft('kind: source\nname: s\n')).toHaveProperty('error');
});

test('whatever the text is, reading it never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.json()), (text) => {
      readDraft(text);
    }),
  );
});
