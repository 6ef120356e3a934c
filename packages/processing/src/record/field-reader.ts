import type { FieldType } from '@freshet/definitions';
import { parseIso8601 } from '../time/iso8601';
import { isInt64 } from './exact-integer';
import { scaleNumberText } from './number-text';
import type { RecordText } from './record-text';
import type { Scalar } from './scalar';

/** Reads one field's parsed JSON value, not null, as its declared type; null when it is unreadable (law T6). */
export type FieldReader = (value: unknown, text: RecordText) => Scalar | null;

const INTEGER = /^[+-]?\d+$/;
/** One way to match every text: a digit that two parts could take makes long texts cost their square. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INT64_DIGITS = 19;
const EXACT_POWERS = 22;
const SAFE_DIGITS = 1e15;

/** The reader of a field by its declared type. */
export function createFieldReader(name: string, type: FieldType): FieldReader {
  switch (type.kind) {
    case 'string':
      return (value, text) => (typeof value === 'string' ? value : text.raw(name));
    case 'boolean':
      return readBoolean;
    case 'int64':
      return (value, text) => readInt64(value, name, text);
    case 'double':
      return readDouble;
    case 'decimal':
      return createDecimalReader(name, type);
    case 'timestamp':
      return (value) => (typeof value === 'string' ? parseIso8601(value) : null);
  }
}

function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : null;
}

function readInt64(value: unknown, name: string, text: RecordText): Scalar | null {
  if (typeof value === 'number') {
    if (!text.mayLoseDigits && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Math.trunc(value) + 0;
    return readInt64Text(text.numberText(name, value));
  }
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return INTEGER.test(trimmed) ? readInt64Text(trimmed) : null;
}

function readInt64Text(text: string): Scalar | null {
  const integer = scaleNumberText(text, { scale: 0, rounding: 'toward_zero', maxDigits: INT64_DIGITS });
  return integer !== null && isInt64(integer) ? integer : null;
}

function readDouble(value: unknown): number | null {
  const number = typeof value === 'string' ? readDoubleText(value.trim()) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null;
}

function readDoubleText(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}

function createDecimalReader(name: string, type: { readonly precision: number; readonly scale: number }): FieldReader {
  const scaling = { scale: type.scale, rounding: 'half_away', maxDigits: type.precision } as const;
  const power = type.scale <= EXACT_POWERS ? 10 ** type.scale : Number.NaN;
  const limit = Math.min(SAFE_DIGITS, 10 ** type.precision);
  return (value, text) => {
    if (typeof value === 'number') {
      // Two decimals of at most 15 digits that give the same double are equal, so this division proves the rounding.
      const unscaled = Math.round(value * power);
      if (!text.mayLoseDigits && unscaled / power === value && Math.abs(unscaled) < limit) return unscaled + 0;
      return scaleNumberText(text.numberText(name, value), scaling);
    }
    return typeof value === 'string' ? scaleNumberText(value.trim(), scaling) : null;
  };
}
