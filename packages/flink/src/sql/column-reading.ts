import type { FieldType } from '@freshet/definitions';
import { isoInstant } from './event-time';

const LARGEST_DOUBLE = '1.7976931348623157E308';

/** The Flink type of a value, once it has been read. */
export function flinkType(type: FieldType): string {
  switch (type.kind) {
    case 'string':
      return 'STRING';
    case 'boolean':
      return 'BOOLEAN';
    case 'int64':
      return 'BIGINT';
    case 'double':
      return 'DOUBLE';
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'timestamp':
      return 'TIMESTAMP(3)';
  }
}

/**
 * The type of the column that holds a JSON field as it comes. Booleans are taken as text, because Flink reads every other
 * word as false where law T6 wants NULL; timestamps, because Flink's own reader refuses most forms of ISO 8601.
 */
export function columnType(type: FieldType): string {
  return type.kind === 'boolean' || type.kind === 'timestamp' ? 'STRING' : flinkType(type);
}

/** The value of a field (law T6) as an expression of its column; NULL where it cannot be read as its type. */
export function fieldValue(type: FieldType, column: string): string {
  switch (type.kind) {
    case 'boolean':
      return `CASE ${word(column)} WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END`;
    case 'double':
      return `CASE WHEN ${column} = 0 THEN 0e0 WHEN ${isFiniteNumber(column)} THEN ${column} END`;
    case 'timestamp':
      return isoInstant(column);
    default:
      return column;
  }
}

/** Whether a key field can be read, as a condition on its column. */
export function isReadable(type: FieldType, column: string): string {
  return type.kind === 'boolean' ? `${word(column)} IN ('true', 'false')` : `${column} IS NOT NULL`;
}

/** A boolean's word, in any case and with blanks around it. */
const word = (column: string): string => `LOWER(TRIM(${column}))`;

/** Whether a double is a number other than an infinity or NaN; unknown for NULL. */
export function isFiniteNumber(expression: string): string {
  return `ABS(${expression}) <= ${LARGEST_DOUBLE}`;
}
