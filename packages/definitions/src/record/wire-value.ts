import { formatDecimal } from '../decimal';
import type { FieldType } from '../field-type';
import type { Value, WireValue } from '../value';

/** Writes a value for rows, CLI and tRPC: int64 and decimals as strings with all digits, doubles and timestamps as numbers. */
export function toWire(value: Value, type: FieldType): WireValue {
  if (value === null) return null;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'object') return formatDecimal(value);
  // -0.0 is 0.0 (law T6), and JSON cannot hold what is not finite.
  if (type.kind === 'double' && typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return value;
}
