import { type FieldType, formatDecimal, type WireValue } from '@freshet/definitions';
import { isInt64 } from '../record/exact-integer';
import type { Scalar } from '../record/scalar';

/** Decimals hold at most this many digits, as SQL's do. */
const MAX_DECIMAL = 10n ** 38n;

/** A result in wire form; undefined when it is out of its type's range, which a row shows as null and counts (law A3). */
export function wireValue(value: Scalar | null, type: FieldType): WireValue | undefined {
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  switch (type.kind) {
    case 'int64':
      return isInt64(value) ? value.toString() : undefined;
    case 'decimal':
      return value < MAX_DECIMAL && value > -MAX_DECIMAL ? formatDecimal({ unscaled: BigInt(value), scale: type.scale }) : undefined;
    case 'double':
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined;
    default:
      return Number(value);
  }
}
