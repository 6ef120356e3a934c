import type { FieldType } from '../field-type';
import type { AggregationFunction } from './plan';

/** The type an aggregation of a field of `input` has (null: a count of rows), or null when it cannot take that type. */
export function resultType(fn: AggregationFunction, input: FieldType | null): FieldType | null {
  switch (fn) {
    case 'count':
    case 'count_distinct':
      return input === null && fn === 'count_distinct' ? null : { kind: 'int64' };
    case 'sum':
      return sumType(input);
    case 'avg':
      return sumType(input) && { kind: 'double' };
    case 'min':
    case 'max':
      return input;
  }
}

function sumType(input: FieldType | null): FieldType | null {
  switch (input?.kind) {
    case 'int64':
    case 'double':
      return input;
    case 'decimal':
      return { kind: 'decimal', precision: 38, scale: input.scale };
    default:
      return null;
  }
}
