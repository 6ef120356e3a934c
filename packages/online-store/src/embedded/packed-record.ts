import { featureText } from '../feature-text';
import type { OnlineHit, OnlineRecord } from '../online-store';
import { OnlineStoreError } from '../online-store';

/**
 * A stored value, format 1, big endian: `u8 format · 10 × f64 · texts`. The numbers come first so that a write can judge
 * order without unpacking. A text is `u32 bytes · UTF-8`; texts: whole key (empty unless its hash is the key) · group ·
 * entity as JSON · then name and JSON text of each feature in declared order.
 */
const FORMAT = 1;
const NUMBERS = [
  'eventMs',
  'seq',
  'newestEventMs',
  'writtenMs',
  'expiresMs',
  'windowStart',
  'windowEnd',
  'watermarkMs',
  'revision',
  'attempt',
] as const;
const TEXTS_AT = 1 + NUMBERS.length * 8;

/** The fields that decide order and expiry. `expiresMs` null is never. */
export type OrderFields = {
  readonly eventMs: number;
  readonly seq: number;
  readonly newestEventMs: number;
  readonly writtenMs: number;
  readonly expiresMs: number | null;
};

export type StoredRecord = { readonly hit: OnlineHit; readonly wholeKey: string; readonly expiresMs: number | null };

function checkFormat(packed: Buffer): void {
  if (packed[0] !== FORMAT)
    throw new OnlineStoreError('unknown_format', `A stored value has format ${packed[0]}; this version reads format ${FORMAT}.`);
}

function numberAt(packed: Buffer, name: (typeof NUMBERS)[number]): number {
  return packed.readDoubleBE(1 + NUMBERS.indexOf(name) * 8);
}

function nullableAt(packed: Buffer, name: (typeof NUMBERS)[number]): number | null {
  const value = numberAt(packed, name);
  return Number.isNaN(value) ? null : value;
}

/** Order fields of a stored value. Throws `unknown_format`. */
export function orderFields(packed: Buffer): OrderFields {
  checkFormat(packed);
  return {
    eventMs: numberAt(packed, 'eventMs'),
    seq: numberAt(packed, 'seq'),
    newestEventMs: numberAt(packed, 'newestEventMs'),
    writtenMs: numberAt(packed, 'writtenMs'),
    expiresMs: nullableAt(packed, 'expiresMs'),
  };
}

function checkInstants(record: OnlineRecord): void {
  for (const name of ['eventMs', 'seq', 'newestEventMs', 'writtenMs', 'windowStart', 'windowEnd', 'revision', 'attempt'] as const) {
    if (!Number.isSafeInteger(record[name])) throw new OnlineStoreError('bad_record', `${name} must be an integer, not ${record[name]}.`);
  }
}

/** Packs a record. Throws `bad_record` for what cannot be stored exactly. */
export function packRecord(record: OnlineRecord, options: { readonly wholeKey: string; readonly expiresMs: number | null }): Buffer {
  checkInstants(record);
  const texts = [options.wholeKey, record.group, JSON.stringify(record.entity)];
  for (const [name, value] of Object.entries(record.features)) texts.push(name, featureText(name, value));
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const packed = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + 4 + size, TEXTS_AT));
  packed[0] = FORMAT;
  const numbers = { ...record, expiresMs: options.expiresMs };
  NUMBERS.forEach((name, index) => {
    packed.writeDoubleBE(numbers[name] ?? Number.NaN, 1 + index * 8);
  });
  let at = TEXTS_AT;
  texts.forEach((text, index) => {
    at = packed.writeUInt32BE(sizes[index] ?? 0, at);
    at += packed.write(text, at);
  });
  return packed;
}

function readTexts(packed: Buffer): string[] {
  const texts: string[] = [];
  for (let at = TEXTS_AT; at < packed.length; ) {
    const size = packed.readUInt32BE(at);
    texts.push(packed.toString('utf8', at + 4, at + 4 + size));
    at += 4 + size;
  }
  return texts;
}

/** Unpacks a stored value; feature values stay raw JSON text. Throws `unknown_format`. */
export function unpackRecord(packed: Buffer): StoredRecord {
  const order = orderFields(packed);
  const [wholeKey = '', group = '', entity = '{}', ...pairs] = readTexts(packed);
  const features: [string, string][] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) features.push([pairs[index] ?? '', pairs[index + 1] ?? '']);
  return {
    wholeKey,
    expiresMs: order.expiresMs,
    hit: {
      record: {
        entity: JSON.parse(entity),
        group,
        windowStart: numberAt(packed, 'windowStart'),
        windowEnd: numberAt(packed, 'windowEnd'),
        eventMs: order.eventMs,
        seq: order.seq,
        newestEventMs: order.newestEventMs,
        watermarkMs: nullableAt(packed, 'watermarkMs'),
        attempt: numberAt(packed, 'attempt'),
        revision: numberAt(packed, 'revision'),
        writtenMs: order.writtenMs,
      },
      features: Object.fromEntries(features),
    },
  };
}
