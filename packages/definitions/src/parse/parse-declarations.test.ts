import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeDocument } from '../document-hash';
import type { SourceDocument } from '../source';
import { parseDeclarations } from './parse-declarations';

const SEED = `name: realtime_transaction_stats
entity_keys: [customer_id]
kafka_topic: transactions
aggregations:
  - { name: txn_count_1h, source_field: amount, aggregation: count, window: { window_type: tumbling, size_ms: 3600000 } }
  - { name: txn_sum_1h, source_field: amount, aggregation: sum, window: { window_type: tumbling, size_ms: 3600000 } }
output_to_online_store: true
output_to_offline_store: false
ttl_seconds: 86400
`;
const SEED_DATA = {
  name: 'realtime_transaction_stats',
  entity_keys: ['customer_id'],
  kafka_topic: 'transactions',
  aggregations: [
    { name: 'txn_count_1h', source_field: 'amount', aggregation: 'count', window: { window_type: 'tumbling', size_ms: 3_600_000 } },
    { name: 'txn_sum_1h', source_field: 'amount', aggregation: 'sum', window: { window_type: 'tumbling', size_ms: 3_600_000 } },
  ],
  output_to_online_store: true,
  output_to_offline_store: false,
  ttl_seconds: 86_400,
};

/** The whole grammar's example, without the parts of later versions. */
const FULL = `kind: source                     # a topic and how to read it
name: transactions
topic: transactions              # default: the name
format: json
event_time: { field: event_timestamp, format: iso8601 }
watermark_delay: 5s
idle_timeout: 30s
max_ahead: 5m
fields:
  - { name: transaction_id, type: string }
  - { name: customer_id, type: string }
  - { name: amount, type: decimal(18,2) }
  - { name: item, type: string }
---
kind: feature_view
name: realtime_transaction_stats
description: Transaction velocity per customer
owner: fraud-team
tags: { tier: critical }
entity_keys: [customer_id]
source: transactions
aggregations:
  - name: txn_count_1h
    source_field: amount
    aggregation: count
    window: { window_type: tumbling, size_ms: 3600000 }
  - name: txn_avg_10m
    source_field: amount
    aggregation: mean
    window: { window_type: sliding, size: 10m, slide: 1m }
  - name: items_seen
    source_field: item
    aggregation: count_distinct
    window: { window_type: session, gap: 30m }
emit: { mode: on_close }
output_to_online_store: true
output_to_offline_store: true
ttl: 24h
freshness_slo: { threshold: 65m, objective: 0.99, window: 28d }
computation: streaming
`;

const codes = (text: string, sources?: readonly SourceDocument[]) =>
  parseDeclarations(text, sources && { sources }).diagnostics.map((each) => `${each.code} ${each.path}`);

describe('the seed form', () => {
  test.each([
    ['YAML', SEED],
    ['JSON', JSON.stringify(SEED_DATA)],
    ['JSON with tabs', JSON.stringify(SEED_DATA, null, '\t')],
    ['YAML with CRLF and a byte order mark', `\uFEFF${SEED.replaceAll('\n', '\r\n')}`],
  ])('is accepted as %s', (_, text) => {
    const { plans, diagnostics, documents } = parseDeclarations(text);
    expect(diagnostics.map((each) => each.code)).toEqual(['FR170']);
    expect(documents).toMatchObject([{ kind: 'feature_view', name: 'realtime_transaction_stats', line: 1, index: 0 }]);
    expect(plans[0]?.plan.ttlMs).toBe(86_400_000);
    expect(plans[0]?.plan.groups.map((group) => [group.name, group.aggregations.map((each) => each.name)])).toEqual([
      ['tumbling_3600000', ['txn_count_1h', 'txn_sum_1h']],
    ]);
  });

  test('derives its source: keys are strings, what is summed a double, ISO event time, 5 s of delay', () => {
    expect(parseDeclarations(SEED).plans[0]?.plan.source).toEqual({
      kind: 'source',
      name: 'transactions',
      topic: 'transactions',
      format: 'json',
      eventTime: { field: 'event_timestamp', format: 'iso8601' },
      watermarkDelayMs: 5_000,
      idleTimeoutMs: 30_000,
      maxAheadMs: 300_000,
      fields: [
        { name: 'customer_id', type: { kind: 'string' } },
        { name: 'amount', type: { kind: 'double' } },
      ],
      derived: true,
    });
  });

  test('takes a declared source of its topic instead', () => {
    const [declared] = parseDeclarations(FULL).documents;
    if (declared?.kind !== 'source') throw new Error('The first document is the source.');
    expect(parseDeclarations(SEED, { sources: [declared.value] }).plans[0]?.plan.source).toMatchObject({
      derived: false,
      name: 'transactions',
    });
    expect(parseDeclarations(SEED, { sources: [{ ...declared.value, topic: 'other' }] }).plans[0]?.plan.source.derived).toBe(true);
  });
});

describe('a text of several documents', () => {
  test('gives all documents, their lines, and a plan', () => {
    const { documents, diagnostics, plans } = parseDeclarations(FULL);
    expect(diagnostics).toEqual([]);
    expect(documents.map(({ kind, name, line, index }) => [kind, name, line, index])).toEqual([
      ['source', 'transactions', 1, 0],
      ['feature_view', 'realtime_transaction_stats', 15, 1],
    ]);
    expect(plans[0]?.plan.groups.flatMap((group) => group.aggregations.map((each) => [group.name, each.function, each.type.kind]))).toEqual(
      [
        ['tumbling_3600000', 'count', 'int64'],
        ['sliding_600000_60000', 'avg', 'double'],
        ['session_1800000', 'count_distinct', 'int64'],
      ],
    );
    expect(plans[0]?.plan.objective).toEqual({ thresholdMs: 3_900_000, objective: 0.99, windowMs: 2_419_200_000 });
  });

  test('reads the view before the source it names', () => {
    expect(parseDeclarations(FULL.split('---\n').reverse().join('---\n')).plans).toHaveLength(1);
  });

  test('a name twice is one problem at the second', () => {
    const [source = ''] = FULL.split('---\n');
    expect(parseDeclarations(`${source}---\n${source}`).diagnostics).toMatchObject([
      { code: 'FR105', path: '/name', document: 1, position: { line: 16 } },
    ]);
  });

  test('normalised documents read back as themselves', () => {
    for (const { value } of [...parseDeclarations(FULL).documents, ...parseDeclarations(SEED).documents]) {
      const text = JSON.stringify(encodeDocument(value));
      const source = parseDeclarations(FULL).documents.flatMap((each) => (each.kind === 'source' ? [each.value] : []));
      expect(parseDeclarations(text, { sources: source }).documents[0]?.value).toEqual(value);
    }
  });
});

describe('all problems at once', () => {
  test('of the shape, of the fields and of the windows', () => {
    const text = FULL.replace('owner: fraud-team', 'ownr: fraud-team')
      .replace('name: txn_count_1h\n    source_field: amount', 'name: Txn\n    source_field: amuont')
      .replace('slide: 1m', 'slide: 7m')
      .replace('gap: 30m', 'gap: 0ms')
      .replace('threshold: 65m', 'threshold: 1m');
    expect(codes(text)).toEqual([
      'FR107 /ownr',
      'FR151 /aggregations/0/name',
      'FR102 /aggregations/0/source_field',
      'FR120 /aggregations/1/window/slide',
      'FR104 /aggregations/2/window/gap',
      'FR130 /freshness_slo/threshold',
    ]);
  });

  test('a refused source does not make its views look wrong', () => {
    expect(codes(FULL.replace('type: decimal(18,2)', 'type: decimal(99,2)'))).toEqual(['FR104 /fields/2/type']);
    expect(codes(FULL.replace('kind: source ', 'kind: sorce '))).toEqual(['FR109 /kind']);
    expect(parseDeclarations(FULL.replace('type: decimal(18,2)', 'type: decimal(99,2)')).plans).toEqual([]);
  });

  test.each([
    ['filter: a > 0', '/filter'],
    ['derived: []', '/derived'],
    ['emit: { mode: every, interval: 5m }', '/emit/mode'],
    ['emit: { mode: continuous }', '/emit/mode'],
    ['computation: batch', '/computation'],
  ])('%s is named as not available yet, and nothing else', (line, path) => {
    expect(codes(SEED + line)).toContain(`FR190 ${path}`);
    expect(codes(SEED + line).some((each) => each.startsWith('FR107'))).toBe(false);
  });

  test.each(['percentile(0.9)', 'percentile', 'median', 'last_n(5)', 'top_k(3)', 'first', 'stddev_pop', 'approx_count_distinct'])(
    '%s is an aggregation of a later version',
    (word) => {
      expect(codes(SEED.replace('aggregation: sum', `aggregation: ${word}`))).toContain('FR190 /aggregations/1/aggregation');
    },
  );

  test('so are change events and feature services', () => {
    expect(codes(FULL.replace('format: json', 'format: debezium_json\ncdc: { operations: [create], image: after }'))).toEqual([
      'FR190 /format',
      'FR190 /cdc',
    ]);
    expect(codes('kind: feature_service\nname: m\nfeatures: [a:b]\nconsumer: c')).toEqual(['FR190 /kind']);
  });
});

describe('windows', () => {
  const window = (text: string) =>
    parseDeclarations(SEED.replace('{ window_type: tumbling, size_ms: 3600000 }', text)).plans[0]?.plan.groups[0]?.name;

  test.each([
    ['{ window_type: tumbling, size: 10m }', 'tumbling_600000'],
    ['{ window_type: tumbling, size_ms: 600000 }', 'tumbling_600000'],
    ['{ window_type: tumbling, size_seconds: 600 }', 'tumbling_600000'],
    ['{ window_type: tumbling, size_ms: 1 }', 'tumbling_1'],
    ['{ window_type: tumbling, size: 999d }', 'tumbling_86313600000'],
    ['{ window_type: tumbling, size: 7d, offset: 4d }', 'tumbling_604800000_offset_345600000'],
    ['{ window_type: tumbling, size: 1d, offset: 25h }', 'tumbling_86400000_offset_3600000'],
    ['{ window_type: tumbling, size: 1d, offset: 1d }', 'tumbling_86400000'],
    ['{ window_type: sliding, size: 1h, slide_ms: 60000, offset: 61s }', 'sliding_3600000_60000_offset_1000'],
    ['{ window_type: session, gap_ms: 1 }', 'session_1'],
  ])('%s is %s', (text, name) => {
    expect(window(text)).toBe(name);
  });

  test.each([
    '{ window_type: tumbling, size: 0ms }',
    '{ window_type: tumbling, size: 1000d }',
    '{ window_type: tumbling, size: 600000 }',
    '{ window_type: tumbling, size_ms: "1" }',
    '{ window_type: tumbling, size_ms: 1.5 }',
    '{ window_type: tumbling }',
    '{ size: 1h }',
    '1h',
  ])('%s is refused', (text) => {
    expect(window(text)).toBeUndefined();
  });
});

describe('hostile texts', () => {
  const never = (text: string) => {
    const { diagnostics, plans } = parseDeclarations(text);
    expect(plans.length > 0 || diagnostics.length > 0).toBe(true);
    for (const each of diagnostics) expect(each.position?.line).toBeGreaterThan(0);
  };

  test.each([
    ['nothing', ''],
    [
      'a bomb of aliases',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]',
    ],
    ['an alias of nothing', 'name: *x'],
    ['a custom tag', '!!js/function x'],
    ['a key twice', 'name: a\nname: b'],
    ['a key that is a list', '? [a]\n: b'],
    ['10 MB', 'a: 1\n'.repeat(2_000_000)],
    ['100,000 brackets', '['.repeat(100_000)],
    ['thousands of documents', '---\na: 1\n'.repeat(1_000)],
    ['a NUL', '\0'],
    ['a NUL in a comment', `${SEED}# \0`],
  ])('%s is FR100', (_, text) => {
    const { diagnostics } = parseDeclarations(text);
    expect(diagnostics.map((each) => each.code)).toContain('FR100');
    never(text);
  });

  test('a list that holds itself is no endless loop', () => {
    never('name: &a [*a]\nentity_keys: *a\nkafka_topic: t\naggregations: *a');
  });

  test('twenty thousand unknown keys are told in a bounded way', () => {
    const { diagnostics } = parseDeclarations(Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'));
    expect(diagnostics.length).toBeLessThan(500);
  });

  test('a function with a hundred thousand brackets is no function', () => {
    const text = JSON.stringify(SEED_DATA).replace('"count"', `"${'('.repeat(100_000)}"`);
    expect(codes(text)).toContain('FR109 /aggregations/0/aggregation');
  });

  test('a thousand unknown fields among a thousand known ones are told in a bounded way', { timeout: 15_000 }, () => {
    const fields = Array.from({ length: 1_000 }, (_, i) => ({ name: `${'ab'.repeat(15)}${i}`, type: 'string' }));
    const aggregations = Array.from({ length: 1_000 }, (_, i) => ({
      name: `n${i}`,
      aggregation: 'count',
      source_field: `${'cd'.repeat(15)}${i}`,
      window: { window_type: 'tumbling', size: '1h' },
    }));
    const source = { kind: 'source', name: 'transactions', event_time: { field: 't', format: 'iso8601' }, fields };
    const view = { name: 'v', source: 'transactions', entity_keys: [fields[0]?.name], aggregations };
    const { diagnostics, plans } = parseDeclarations(`${JSON.stringify(source)}\n---\n${JSON.stringify(view)}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(200).fill('FR102'));
    expect(plans).toEqual([]);
  });

  test('any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), never));
  });

  test('any JSON at all', () => {
    fc.assert(
      fc.property(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        never,
      ),
    );
  });

  test('any value in place of any value of the seed form', () => {
    const places = [
      'name',
      'entity_keys',
      'kafka_topic',
      'aggregations',
      'ttl_seconds',
      'output_to_online_store',
      'freshness_slo',
      'emit',
      'tags',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (key, value) => never(JSON.stringify({ ...SEED_DATA, [key]: value }))),
    );
    const inner = ['name', 'source_field', 'aggregation', 'window', 'params'];
    fc.assert(
      fc.property(fc.constantFrom(...inner), fc.jsonValue(), (key, value) =>
        never(JSON.stringify({ ...SEED_DATA, aggregations: [{ ...SEED_DATA.aggregations[0], [key]: value }] })),
      ),
    );
  });

  test('SQL in a name is refused as a name; as a field it stays what it is', () => {
    const hostile = "x'; DROP TABLE t; --";
    expect(codes(JSON.stringify({ ...SEED_DATA, name: hostile }))).toContain('FR151 /name');
    expect(codes(JSON.stringify({ ...SEED_DATA, kafka_topic: hostile }))).toContain('FR151 /kafka_topic');
    expect(parseDeclarations(JSON.stringify({ ...SEED_DATA, entity_keys: [hostile] })).plans[0]?.plan.keys).toEqual([
      { name: hostile, type: 'string' },
    ]);
  });

  test('a tag that no object can hold is refused, not left out', () => {
    const text = JSON.stringify(SEED_DATA).replace('{', '{"tags":{"__proto__":"x","tier":"critical"},');
    expect(codes(text)).toEqual(['FR151 /tags/__proto__', 'FR170 /output_to_offline_store']);
  });

  test.each(['', 'a\nb', 'a\u0000', '\ud800', '__proto__', 'window_end', 'x'.repeat(256)])('%j is no entity key', (key) => {
    expect(codes(JSON.stringify({ ...SEED_DATA, entity_keys: [key] }))).toContain('FR151 /entity_keys/0');
  });
});
