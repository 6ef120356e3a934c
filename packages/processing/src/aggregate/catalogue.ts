import type { AggregationFunction, AggregationPlan, FieldType } from '@freshet/definitions';
import { invariant } from '../invariant';
import type { Aggregator } from './aggregator';
import { avgDoubleAggregator, createAvgExactAggregator } from './avg';
import { countAggregator } from './count';
import { countDistinctAggregator } from './count-distinct';
import { maxAggregator, minAggregator } from './extreme';
import { sumDoubleAggregator } from './sum-double';
import { sumExactAggregator } from './sum-exact';

/** An aggregator whose state's type is known to itself alone; callers hand its own states back to it. */
export type AnyAggregator = Aggregator<unknown>;

/** The aggregator of a planned aggregation. The plan is checked before: a numeric function has a numeric field. */
export function createAggregator(aggregation: Pick<AggregationPlan, 'function' | 'field'>): AnyAggregator {
  if (aggregation.function === 'count') return countAggregator;
  invariant(aggregation.field !== null, `${aggregation.function} has a field`);
  return createOverField(aggregation.function, aggregation.field.type);
}

function createOverField(name: Exclude<AggregationFunction, 'count'>, type: FieldType): AnyAggregator {
  switch (name) {
    case 'sum':
      return type.kind === 'double' ? sumDoubleAggregator : sumExactAggregator;
    case 'avg':
      return type.kind === 'double' ? avgDoubleAggregator : createAvgExactAggregator(type.kind === 'decimal' ? type.scale : 0);
    case 'min':
      return minAggregator;
    case 'max':
      return maxAggregator;
    case 'count_distinct':
      return countDistinctAggregator;
  }
}
