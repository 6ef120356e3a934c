import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentHash } from '../document-hash';
import { parseDeclarations } from '../parse/parse-declarations';
import { diffPlans } from './diff-plans';
import type { Plan } from './plan';
import { planHash } from './plan-hash';

const BASE = `kind: source
name: tx
topic: tx
event_time: { field: at, format: epoch_ms }
watermark_delay: 5s
fields:
  - { name: id, type: string }
  - { name: qty, type: int64 }
  - { name: other, type: int64 }
---
name: stats
description: first
entity_keys: [id]
source: tx
aggregations:
  - { name: n, aggregation: count, window: { window_type: tumbling, size: 1h } }
  - { name: total, source_field: qty, aggregation: sum, window: { window_type: sliding, size: 1h, slide: 1m } }
ttl: 2h
freshness_slo: { threshold: 65m, objective: 0.99 }
output_to_offline_store: true
`;
const read = (text: string) => {
  const { plans, diagnostics } = parseDeclarations(text);
  const [only] = plans;
  if (!only) throw new Error(diagnostics.map((each) => each.message).join(' '));
  return only;
};
const planOf = (text: string): Plan => read(text).plan;

/** Edits of the declaration, and what each costs. */
const EDITS = [
  ['description: first', 'description: second', []],
  ['name: stats', 'tags: { a: b }\nname: stats', []],
  ['size: 1h }', 'size_ms: 3600000 }', []],
  ['  - { name: other', '  - { name: unread, type: string }\n  - { name: other', []],
  ['ttl: 2h', 'ttl: 3h', ['metadata ttl']],
  ['threshold: 65m', 'threshold: 66m', ['metadata freshness_slo']],
  ['output_to_offline_store: true', 'output_to_offline_store: false', ['restart outputs.offline']],
  ['watermark_delay: 5s', 'watermark_delay: 6s', ['new_state source.watermark_delay']],
  ['topic: tx', 'topic: ty', ['new_state source.topic']],
  ['field: at', 'field: ts', ['new_state source.event_time']],
  ['qty, type: int64', 'qty, type: double', ['new_state source.fields.qty']],
  ['source_field: qty', 'source_field: other', ['new_state features.total']],
  ['slide: 1m', 'slide: 2m', ['new_state features.total']],
  ['name: n,', 'name: m,', ['new_state features.m', 'new_state features.n']],
  ['name: stats', 'name: statistics', ['new_state view']],
  ['aggregation: sum', 'aggregation: max', ['new_state features.total']],
] as const;

describe.each(EDITS)('%j becomes %j', (before, after, expected) => {
  const [a, b] = [planOf(BASE), planOf(BASE.replace(before, after))];

  test('the changes are told', () => {
    expect(diffPlans(a, b).map((each) => `${each.kind} ${each.path}`)).toEqual(expected);
  });

  test('there is new state exactly when the hash differs', () => {
    expect(planHash(a, 'embedded/1') !== planHash(b, 'embedded/1')).toBe(diffPlans(a, b).some((each) => each.kind === 'new_state'));
  });
});

test('several edits at once are new state exactly when the hash differs', () => {
  fc.assert(
    fc.property(fc.subarray([...EDITS]), (edits) => {
      const [a, b] = [planOf(BASE), planOf(edits.reduce((text, [before, after]) => text.replace(before, after), BASE))];
      expect(planHash(a, 'x') !== planHash(b, 'x')).toBe(diffPlans(a, b).some((each) => each.kind === 'new_state'));
    }),
  );
});

test('the hash is 64 hex digits, and another for another engine', () => {
  const plan = planOf(BASE);
  expect(planHash(plan, 'embedded/1')).toMatch(/^[0-9a-f]{64}$/);
  expect(planHash(plan, 'embedded/1')).not.toBe(planHash(plan, 'flink/2.2'));
});

test('the hash of a plan that is known stays what it is', () => {
  expect(planHash(planOf(BASE), 'embedded/1')).toMatchInlineSnapshot(`"d07dcf5a010041644c9c02fde8d20f5b7149b2cc5e3605154d36b0638d0f0d8f"`);
});

test('the hash of a document ignores comments, order and forms, and nothing else', () => {
  const hash = (text: string) => documentHash(read(text).normalised);
  expect(hash(BASE.replace('ttl: 2h', 'ttl_seconds: 7200 # two hours'))).toBe(hash(BASE));
  expect(hash(BASE.replace('description: first\nentity_keys: [id]', 'entity_keys: [id]\ndescription: first'))).toBe(hash(BASE));
  expect(hash(BASE.replace('description: first', 'description: second'))).not.toBe(hash(BASE));
});
