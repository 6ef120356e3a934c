import { describe, expect, test } from 'vitest';
import type { Aggregation } from '../aggregation';
import type { FeatureViewDocument } from '../feature-view';
import { parseFieldType } from '../field-type';
import type { SourceDocument } from '../source';
import { compile } from './compile';

const HOUR = { kind: 'tumbling', sizeMs: 3_600_000, offsetMs: 0 } as const;
const field = (name: string, type: string) => {
  const parsed = parseFieldType(type);
  if (!parsed) throw new Error(`${type} is no type`);
  return { name, type: parsed };
};
const source: SourceDocument = {
  kind: 'source',
  name: 'tx',
  topic: 'tx',
  format: 'json',
  eventTime: { field: 'at', format: 'epoch_ms' },
  watermarkDelayMs: 5_000,
  idleTimeoutMs: 30_000,
  maxAheadMs: 300_000,
  fields: [
    field('unused', 'string'),
    field('id', 'int64'),
    field('flag', 'boolean'),
    field('price', 'decimal(10,3)'),
    field('qty', 'int64'),
    field('weight', 'double'),
    field('word', 'string'),
    field('seen', 'timestamp'),
  ],
  partitions: null,
};
const aggregation = (name: string, fn: Aggregation['aggregation'], sourceField: string | null): Aggregation => ({
  name,
  aggregation: fn,
  sourceField,
  window: HOUR,
});
const view = (aggregations: readonly Aggregation[], rest: Partial<FeatureViewDocument> = {}): FeatureViewDocument => ({
  kind: 'feature_view',
  name: 'stats',
  description: null,
  owner: null,
  tags: {},
  entityKeys: ['id'],
  source: 'tx',
  kafkaTopic: null,
  aggregations,
  emit: { mode: 'on_close' },
  outputToOnlineStore: true,
  outputToOfflineStore: true,
  ttlMs: null,
  freshnessSlo: null,
  computation: 'streaming',
  ...rest,
});

describe('result types', () => {
  test.each([
    ['count', null, 'int64'],
    ['count', 'word', 'int64'],
    ['count_distinct', 'flag', 'int64'],
    ['sum', 'qty', 'int64'],
    ['sum', 'weight', 'double'],
    ['avg', 'qty', 'double'],
    ['avg', 'price', 'double'],
    ['min', 'word', 'string'],
    ['max', 'seen', 'timestamp'],
    ['max', 'flag', 'boolean'],
  ] as const)('%s of %s is %s', (fn, name, kind) => {
    expect(compile(view([aggregation('a', fn, name)]), source).plan?.groups[0]?.aggregations[0]?.type).toEqual({ kind });
  });

  test('a sum of decimals has 38 digits and the scale of its field; a minimum keeps the field', () => {
    const plan = compile(view([aggregation('a', 'sum', 'price'), aggregation('b', 'min', 'price')]), source).plan;
    expect(plan?.groups[0]?.aggregations.map((each) => each.type)).toEqual([
      { kind: 'decimal', precision: 38, scale: 3 },
      { kind: 'decimal', precision: 10, scale: 3 },
    ]);
  });

  test.each([
    ['sum', 'word'],
    ['sum', 'flag'],
    ['sum', 'seen'],
    ['avg', 'word'],
  ] as const)('%s of %s is FR103', (fn, name) => {
    const { plan, diagnostics } = compile(view([aggregation('a', fn, name)]), source);
    expect(plan).toBeNull();
    expect(diagnostics.map((each) => each.code)).toEqual(['FR103']);
  });
});

test('aggregations over one window are one group, in the order of first use', () => {
  const minute = { kind: 'sliding', sizeMs: 600_000, slideMs: 60_000, offsetMs: 0 } as const;
  const plan = compile(
    view([aggregation('a', 'count', null), { ...aggregation('b', 'sum', 'qty'), window: minute }, aggregation('c', 'max', 'qty')]),
    source,
  ).plan;
  expect(plan?.groups.map((group) => [group.name, group.aggregations.map((each) => [each.name, each.path])])).toEqual([
    [
      'tumbling_3600000',
      [
        ['a', '/aggregations/0'],
        ['c', '/aggregations/2'],
      ],
    ],
    ['sliding_600000_60000', [['b', '/aggregations/1']]],
  ]);
});

test('a plan holds the fields it reads, and is frozen throughout', () => {
  const plan = compile(view([aggregation('a', 'sum', 'qty')], { entityKeys: ['flag', 'id'] }), source).plan;
  expect(plan?.source.fields.map((each) => each.name)).toEqual(['id', 'flag', 'qty']);
  expect(plan?.keys).toEqual([
    { name: 'flag', type: 'boolean' },
    { name: 'id', type: 'int64' },
  ]);
  expect(Object.isFrozen(plan?.groups[0]?.aggregations[0]?.field)).toBe(true);
});

describe('what cannot be promised', () => {
  const hourly = (rest: Partial<FeatureViewDocument>) => compile(view([aggregation('a', 'count', null)], rest), source).diagnostics;
  const objective = (thresholdMs: number) => ({ freshnessSlo: { thresholdMs, objective: 0.99, windowMs: 86_400_000 } });

  test('an hour and five seconds is the best of an hourly window', () => {
    expect(hourly(objective(3_605_000))).toEqual([]);
    const [found] = hourly(objective(3_604_999));
    expect(found).toMatchObject({ code: 'FR130', fixes: [{ label: 'Slide every 30m' }, { label: 'Promise 3605s instead' }] });
  });

  test('a slide that fits is offered, with the window type it needs', () => {
    expect(hourly(objective(30_000))[0]?.fixes[0]).toEqual({
      label: 'Slide every 25s',
      patch: [
        { op: 'replace', path: '/aggregations/0/window/window_type', value: 'sliding' },
        { op: 'add', path: '/aggregations/0/window/slide', value: '25s' },
      ],
    });
  });

  test('no slide helps against the watermark delay', () => {
    expect(hourly(objective(4_000))[0]?.fixes.map((each) => each.label)).toEqual(['Promise 3605s instead']);
  });

  test('a ttl must last until the next row', () => {
    expect(hourly({ ttlMs: 3_605_000 })).toEqual([]);
    expect(hourly({ ttlMs: 3_604_999 })).toMatchObject([{ code: 'FR131', severity: 'warning' }]);
  });
});
