import { parseDeclarations } from '@freshet/definitions';
import { expect, test } from 'vitest';
import { fieldNamesOf, inferSource, sourceText } from './infer-source';

const events = [
  '{"id":"a","n":1,"amount":1.5,"ok":true,"at":"2026-01-01T00:00:00Z","mixed":1}',
  '{"id":"b","n":2,"amount":2,"ok":false,"at":"2026-01-01T00:00:01Z","mixed":"x","extra":null}',
  '{"broken":',
  null,
];

test('types and event time are read from events', () => {
  const { fields, eventTime } = inferSource(events);
  expect(Object.fromEntries(fields.map(({ name, type }) => [name, type]))).toEqual({
    id: 'string',
    n: 'int64',
    amount: 'double',
    ok: 'boolean',
    at: 'timestamp',
    mixed: 'string',
    extra: 'string',
  });
  expect(eventTime).toEqual({ field: 'at', format: 'iso8601' });
  expect(fieldNamesOf(events)).toContain('extra');
});

test('a field is of the type that nearly all of its values have', () => {
  const values = Array.from({ length: 20 }, (_, index) => JSON.stringify({ amount: index === 7 ? 'x' : index + 0.5 }));
  expect(inferSource(values).fields).toEqual([{ name: 'amount', type: 'double' }]);
});

test('a number between 2000 and 2100 is an instant in its unit, and a name that says time comes first', () => {
  const { eventTime } = inferSource(['{"n":1700000000,"ts":1700000000000}']);
  expect(eventTime).toEqual({ field: 'ts', format: 'epoch_ms' });
});

test('the source text is accepted, whatever the topic is called', () => {
  const text = sourceText('Orders.v2', inferSource(events));
  const { diagnostics, documents } = parseDeclarations(
    `${text}name: v\nkafka_topic: Orders.v2\nentity_keys: [id]\naggregations:\n  - { name: n, aggregation: count, window: { window_type: tumbling, size: 1h } }\n`,
  );
  expect(diagnostics.filter((each) => each.severity === 'error')).toEqual([]);
  expect(documents[0]).toMatchObject({ kind: 'source', name: 'orders_v2' });
});
