import type { AggregationPlan, FieldType } from '@freshet/definitions';
import { isFiniteNumber } from './column-reading';

const INT64_RANGE = '-9223372036854775808 AND 9223372036854775807';

/** An aggregation as an aggregate call over the column of its field. */
export function aggregateCall(aggregation: AggregationPlan, column: string): string {
  const { field } = aggregation;
  if (field === null) return 'COUNT(*)';
  switch (aggregation.function) {
    case 'count':
      return `COUNT(${column})`;
    case 'count_distinct':
      return `COUNT(DISTINCT ${column})`;
    case 'min':
      return `MIN(${column})`;
    case 'max':
      return `MAX(${column})`;
    case 'sum':
      return `SUM(${exact(field.type, column)})`;
    case 'avg':
      return field.type.kind === 'double'
        ? `AVG(${column})`
        : `CAST(SUM(${exact(field.type, column)}) AS DOUBLE) / NULLIF(COUNT(${column}), 0)`;
  }
}

/** Flink's sum of BIGINT wraps; a sum of DECIMAL(38, 0) does not. */
const exact = (type: FieldType, column: string): string => (type.kind === 'int64' ? `CAST(${column} AS DECIMAL(38, 0))` : column);

/** The type of a feature in the record's JSON: integers and decimals are text, instants epoch milliseconds. */
export function wireType(type: FieldType): string {
  switch (type.kind) {
    case 'string':
    case 'int64':
    case 'decimal':
      return 'STRING';
    case 'boolean':
      return 'BOOLEAN';
    case 'double':
      return 'DOUBLE';
    case 'timestamp':
      return 'BIGINT';
  }
}

/** The result of an aggregate as it stands in the record: a sum beyond int64 and a double that is not finite are NULL. */
export function featureValue(aggregation: AggregationPlan, column: string): string {
  const computed = aggregation.function === 'sum' || aggregation.function === 'avg';
  if (aggregation.type.kind === 'int64' && computed) return `CASE WHEN ${column} BETWEEN ${INT64_RANGE} THEN CAST(${column} AS STRING) END`;
  if (aggregation.type.kind === 'double' && computed) return `CASE WHEN ${isFiniteNumber(column)} THEN ${column} END`;
  return wireValue(aggregation.type, column);
}

/** A value as it stands in the record. */
export function wireValue(type: FieldType, column: string): string {
  switch (type.kind) {
    case 'int64':
    case 'decimal':
      return `CAST(${column} AS STRING)`;
    case 'timestamp':
      return epochMs(column);
    default:
      return column;
  }
}

/** A TIMESTAMP(3) in UTC as epoch milliseconds. */
export function epochMs(timestamp: string): string {
  return `EXTRACT(EPOCH FROM ${timestamp}) * 1000 + EXTRACT(MILLISECOND FROM ${timestamp})`;
}
