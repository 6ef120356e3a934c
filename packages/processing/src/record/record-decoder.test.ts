import type { FieldType, Plan } from '@freshet/definitions';
import fc from 'fast-check';
import { LosslessNumber, parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { createSamplePlan, SAMPLE_FIELDS } from '../testing/sample-plan';
import { stepsArbitrary } from '../testing/step-arbitrary';
import { readRawFields } from './raw-fields';
import { RecordDecoder } from './record-decoder';
import type { Scalar } from './scalar';

const plan = createSamplePlan({ windows: [{ kind: 'tumbling', sizeMs: 1000, offsetMs: 0 }], watermarkDelayMs: 0 });

/** A plan that reads the field `f` as the given type, and nothing else beside keys and event time. */
function planReading(type: FieldType): Plan {
  const field = { name: 'f', type };
  const aggregation = { kind: 'aggregation', name: 'n', function: 'count', field, type: { kind: 'int64' }, path: '' } as const;
  return { ...plan, groups: plan.groups.map((group) => ({ ...group, aggregations: [aggregation] })) };
}

/** The value of one field of the given type, from its JSON text. */
function readAs(type: FieldType, json: string): Scalar | null | undefined {
  const event = new RecordDecoder(planReading(type)).decode(`{"customer_id":"a","event_ms":0,"f":${json}}`, null);
  return typeof event === 'string' ? undefined : event.values[0];
}

describe('field reading (law T6)', () => {
  it.each([
    ['12', 12],
    ['"12"', 12],
    ['" +7 "', 7],
    ['12.7', 12],
    ['-12.7', -12],
    ['-0.5', 0],
    ['1e3', 1000],
    ['4503599627370496.99', 4503599627370496],
    ['9007199254740993', 9007199254740993n],
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9223372036854775808', null],
    ['1e19', null],
    ['1e400', null],
    ['"1e3"', null],
    ['"12.5"', null],
    ['""', null],
    ['true', null],
    ['[1]', null],
    ['null', null],
  ])('int64 of %s', (json, expected) => {
    expect(readAs({ kind: 'int64' }, json)).toBe(expected);
  });

  it.each([
    ['1.10', 110],
    ['1.005', 101],
    ['-1.005', -101],
    ['"2.345"', 235],
    ['1.0049999999999999999', 100],
    ['9999999999999999.99', 999999999999999999n],
    ['9999999999999999.995', null],
    ['10000000000000000', null],
    ['1e-5', 0],
    ['-0.001', 0],
    ['1e3', 100000],
    ['"1e2"', 10000],
    ['1e999999999', null],
    ['0e999999999', 0],
    ['"NaN"', null],
    ['""', null],
    ['{}', null],
  ])('decimal(18,2) of %s', (json, expected) => {
    expect(readAs({ kind: 'decimal', precision: 18, scale: 2 }, json)).toBe(expected);
  });

  it.each([
    ['1.5', 1.5],
    ['"1.5"', 1.5],
    ['" 2 "', 2],
    ['-0.0', 0],
    ['5e-324', 5e-324],
    ['1e400', null],
    ['"Infinity"', null],
    ['"0x10"', null],
    ['true', null],
  ])('double of %s', (json, expected) => {
    expect(readAs({ kind: 'double' }, json)).toBe(expected);
  });

  it.each([
    ['"a"', 'a'],
    ['1.10', '1.10'],
    ['1e3', '1e3'],
    ['-0.0', '-0.0'],
    ['12345678901234567890', '12345678901234567890'],
    ['true', 'true'],
    ['{"b": 1.0, "a":["}", 2]}', '{"b": 1.0, "a":["}", 2]}'],
    ['null', null],
  ])('string of %s', (json, expected) => {
    expect(readAs({ kind: 'string' }, json)).toBe(expected);
  });

  it.each([
    ['true', true],
    ['"false"', false],
    ['1', null],
    ['"yes"', null],
    ['" TRUE "', true],
  ])('boolean of %s', (json, expected) => {
    expect(readAs({ kind: 'boolean' }, json)).toBe(expected);
  });

  it.each([
    ['"1969-12-31T23:59:59.9999Z"', -1],
    ['"2024-02-30T00:00:00Z"', null],
    ['0', null],
  ])('timestamp of %s', (json, expected) => {
    expect(readAs({ kind: 'timestamp' }, json)).toBe(expected);
  });

  it('takes time in proportion to a long text that is nearly a number', () => {
    const types: FieldType[] = [{ kind: 'double' }, { kind: 'int64' }, { kind: 'decimal', precision: 18, scale: 2 }];
    const hostile = ['1'.repeat(1_000_000), `1.${'0'.repeat(1_000_000)}`, `1e${'9'.repeat(1_000_000)}`, ' '.repeat(1_000_000)];
    for (const type of types) for (const text of hostile) expect(readAs(type, `"${text}x"`)).toBeNull();
    expect(readAs({ kind: 'double' }, `"${'0'.repeat(1_000_000)}1."`)).toBe(1);
  });

  it('gives the same on the fast path as from the text of every number', () => {
    const number = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('', '-'),
          fc.bigInt({ min: 0n, max: 10n ** 20n }),
          fc.stringMatching(/^(\.\d{1,19})?$/),
          fc.constantFrom('', 'e3', 'E-7', 'e+21'),
        )
        .map((parts) => parts.join('')),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    );
    const types: FieldType[] = [
      ...Object.values(SAMPLE_FIELDS),
      { kind: 'decimal', precision: 38, scale: 20 },
      { kind: 'decimal', precision: 5, scale: 5 },
    ];
    const formats = fc.constantFrom('epoch_s' as const, 'epoch_ms' as const, 'epoch_us' as const);
    fc.assert(
      fc.property(number, fc.constantFrom(...types), formats, (text, type, format) => {
        const own: Plan = { ...planReading(type), source: { ...plan.source, eventTime: { field: 'f', format } } };
        const record = `{"customer_id":"a","f":${text}}`;
        expect(new RecordDecoder(own).decode(record, null)).toEqual(new RecordDecoder(own, 'always_raw').decode(record, null));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts what is unreadable per field, and only that', () => {
    const decoder = new RecordDecoder(plan);
    decoder.decode('{"customer_id":"a","event_ms":0,"qty":"x","amount":null}', null);
    decoder.decode('{"customer_id":"a","event_ms":0,"qty":"y","amount":[],"QTY":true}', null);
    const counts = Object.fromEntries(decoder.fields.map((name, index) => [name, decoder.unreadable[index]]));
    expect(counts).toEqual({ qty: 2, amount: 1, ratio: 0, item: 0, vip: 0, paid_at: 0 });
  });
});

describe('dead letters (law T4)', () => {
  const decoder = new RecordDecoder(plan);
  const at = (eventMs: number): string => `{"customer_id":"a","event_ms":${eventMs}}`;

  it.each([
    ['', 'not_json_object'],
    ['{"customer_id":"a","event_ms":0', 'not_json_object'],
    ['{"customer_id":"a","event_ms":0} more', 'not_json_object'],
    ['[{"customer_id":"a","event_ms":0}]', 'not_json_object'],
    ['null', 'not_json_object'],
    ['{"customer_id":"a"}', 'event_time_unreadable'],
    ['{}', 'event_time_unreadable'],
    ['{"customer_id":"a","event_ms":1e999999}', 'event_time_unreadable'],
    ['{"customer_id":"a","event_ms":0,"event_ms":null}', 'event_time_unreadable'],
    ['{"customer_id":"a","event_ms":true}', 'event_time_unreadable'],
    ['{"customer_id":"a","event_ms":1e300}', 'event_time_unreadable'],
    ['{"event_ms":0}', 'entity_key_missing'],
    ['{"customer_id":null,"event_ms":0}', 'entity_key_missing'],
  ])('%s is %s', (text, reason) => {
    expect(decoder.decode(text, null)).toBe(reason);
  });

  it('takes bytes, a byte order mark and blanks, but no broken UTF-8', () => {
    const bytes = new TextEncoder().encode(`\ufeff \n${at(5)} `);
    expect(decoder.decode(bytes, null)).toMatchObject({ eventMs: 5, entity: 'a' });
    expect(decoder.decode(new Uint8Array([...bytes, 0xff]), null)).toBe('not_json_object');
  });

  it('reads no event time from digits or brackets without an end', () => {
    for (const json of ['9'.repeat(400), '['.repeat(50_000) + ']'.repeat(50_000)])
      expect(decoder.decode(`{"customer_id":"a","event_ms":${json}}`, null)).toBe('event_time_unreadable');
  });

  it('names the first reason in the order of the law, and takes the last of equal names', () => {
    expect(decoder.decode('{"event_ms":-1}', 0)).toBe('entity_key_missing');
    expect(decoder.decode('{"event_ms":"x","customer_id":null}', 0)).toBe('event_time_unreadable');
    expect(decoder.decode('{"customer_id":"a","customer_id":7,"event_ms":9,"event_ms":5}', null)).toMatchObject({
      entity: '7',
      eventMs: 5,
    });
  });

  it('reads keys canonically by their type: numbers for strings, strings for int64, booleans', () => {
    const keyed = (type: 'string' | 'int64' | 'boolean', json: string): unknown => {
      const event = new RecordDecoder({ ...plan, keys: [{ name: 'k', type }] }).decode(`{"event_ms":0,"k":${json}}`, null);
      return typeof event === 'string' ? event : event.entity;
    };
    const texts = ['7', '"7"', '007e0', '" 007 "', '-0', '9223372036854775808', '1e999999', '9'.repeat(400), '7.9'];
    expect(texts.map((json) => keyed('int64', json))).toEqual([
      '7',
      '7',
      'not_json_object',
      '7',
      '0',
      'entity_key_missing',
      'entity_key_missing',
      'entity_key_missing',
      '7',
    ]);
    expect(['7', '1.10', 'true', '"\\ud800\\u0000"', '{"a": [1]}'].map((json) => keyed('string', json))).toEqual([
      '7',
      '1.10',
      'true',
      '\ud800\u0000',
      '{"a": [1]}',
    ]);
    expect(['true', '"False"', '1'].map((json) => keyed('boolean', json))).toEqual(['true', 'false', 'entity_key_missing']);
  });

  it('bounds the event time only where there is an append time', () => {
    const appendMs = 1_000_000;
    expect(decoder.decode(at(-1), appendMs)).toBe('before_1970');
    expect(decoder.decode(at(-1), null)).toMatchObject({ eventMs: -1 });
    expect(decoder.decode(at(appendMs + 300_000), appendMs)).toMatchObject({ eventMs: appendMs + 300_000 });
    expect(decoder.decode(at(appendMs + 300_001), appendMs)).toBe('too_far_ahead');
    expect(decoder.decode(at(appendMs + 300_001), null)).toMatchObject({ eventMs: appendMs + 300_001 });
  });

  it('does not take a name of Object.prototype for a field', () => {
    const keyed = new RecordDecoder({ ...plan, keys: [{ name: 'constructor', type: 'string' }] });
    expect(keyed.decode('{"event_ms":0}', null)).toBe('entity_key_missing');
    expect(keyed.decode('{"event_ms":0,"constructor":"x"}', null)).toMatchObject({ entity: 'x' });
    const proto = new RecordDecoder({ ...plan, keys: [{ name: '__proto__', type: 'string' }] });
    expect(proto.decode('{"event_ms":0}', null)).toBe('entity_key_missing');
    expect(proto.decode('{"event_ms":0,"__proto__":"x"}', null)).toMatchObject({ entity: 'x' });
  });

  it('tells entities of several keys apart, whatever their texts', () => {
    const pair = new RecordDecoder({
      ...plan,
      keys: [
        { name: 'k', type: 'string' },
        { name: 'l', type: 'string' },
      ],
    });
    const entity = (k: string, l: string): unknown => {
      const event = pair.decode(JSON.stringify({ k, l, event_ms: 0 }), null);
      return typeof event === 'string' ? event : event.entity;
    };
    fc.assert(
      fc.property(fc.tuple(fc.string(), fc.string()), fc.tuple(fc.string(), fc.string()), (left, right) => {
        expect(entity(...left) === entity(...right)).toBe(left[0] === right[0] && left[1] === right[1]);
      }),
    );
  });
});

describe('raw fields', () => {
  it('are the texts that a lossless parser sees', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1), (object, indent) => {
        const text = ` ${JSON.stringify(object, null, indent)}`;
        const raw = readRawFields(text);
        expect([...raw.keys()].sort()).toEqual(Object.keys(object).sort());
        for (const [name, value] of raw) expect(JSON.parse(value)).toEqual(JSON.parse(JSON.stringify(object))[name]);
      }),
    );
    const text = '{"a":1.10,"b":12345678901234567890,"a":-0.0}';
    const lossless = parse('{"a":-0.0,"b":12345678901234567890}', (_, value) => (value instanceof LosslessNumber ? value.value : value));
    expect(Object.fromEntries(readRawFields(text))).toEqual(lossless);
  });

  it('never fail on what the generators make', () => {
    const decoder = new RecordDecoder(plan);
    const slow = new RecordDecoder(plan, 'always_raw');
    fc.assert(
      fc.property(stepsArbitrary({ partitions: 1, maxSteps: 20 }), (steps) => {
        for (const step of steps) {
          if (step.kind === 'record' && step.value !== null)
            expect(decoder.decode(step.value, null)).toEqual(slow.decode(step.value, null));
        }
      }),
    );
  });
});
