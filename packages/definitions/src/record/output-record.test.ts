import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OutputRecord } from '../feature-row';
import { decodeOutputRecord, encodeOutputRecord } from './output-record';

const record: OutputRecord = {
  entity: { customer_id: 'c1', shop: '9007199254740993' },
  group: 'tumbling_3600000',
  windowStart: 0,
  windowEnd: 3_600_000,
  eventMs: 3_599_999,
  seq: 0,
  newestEventMs: 3_599_000,
  watermarkMs: null,
  attempt: 4,
  features: { n: '3', total: 4.5, first_seen: null, ok: true },
};

describe('a record of the output log', () => {
  test('is format 1 in snake_case with NULLs written', () => {
    expect(JSON.parse(encodeOutputRecord(record))).toEqual({
      v: 1,
      entity: { customer_id: 'c1', shop: '9007199254740993' },
      group: 'tumbling_3600000',
      window_start: 0,
      window_end: 3_600_000,
      event_ms: 3_599_999,
      seq: 0,
      newest_event_ms: 3_599_000,
      watermark_ms: null,
      attempt: 4,
      features: { n: '3', total: 4.5, first_seen: null, ok: true },
    });
  });

  test('reads back whatever its strings hold', () => {
    const wire = fc.dictionary(
      fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
        fc.boolean(),
        fc.constant(null),
      ),
    );
    fc.assert(
      fc.property(wire, wire, (entity, features) => {
        expect(decodeOutputRecord(encodeOutputRecord({ ...record, entity, features }))).toEqual({ ...record, entity, features });
      }),
    );
  });

  test('of another version is refused by name', () => {
    const newer = encodeOutputRecord(record).replace('"v":1', '"v":2');
    expect(() => decodeOutputRecord(newer)).toThrow(expect.objectContaining({ code: 'unsupported_record_version', retryable: false }));
    expect(() => decodeOutputRecord(newer)).toThrow(/version 2; this Freshet reads version 1/);
  });

  test.each(['', '{', '[]', 'null', '{}', '{"v":1}', encodeOutputRecord(record).replace('"seq":0', '"seq":"0"')])(
    '%j is unreadable',
    (text) => {
      expect(() => decodeOutputRecord(text)).toThrow(expect.objectContaining({ code: 'unreadable_record' }));
    },
  );
});
