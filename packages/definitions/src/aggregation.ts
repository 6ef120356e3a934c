import * as z from 'zod';
import { laterKey } from './later';
import { featureName, fieldName, quote } from './name';
import type { AggregationFunction } from './plan/plan';
import { report } from './schema-issue';
import { Window } from './window';

/** The aggregation functions that run today. */
export const AGGREGATION_FUNCTIONS = [
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'count_distinct',
] as const satisfies readonly AggregationFunction[];

const LATER = [
  'approx_count_distinct',
  'stddev_pop',
  'stddev_samp',
  'var_pop',
  'var_samp',
  'percentile',
  'median',
  'first',
  'last',
  'last_n',
  'first_n',
  'last_distinct_n',
  'top_k',
];

/** Reads the word of an aggregation: `mean` is `avg`, `percentile(0.9)` a function of a later version. */
const aggregationFunction = z.string().transform((word, context): AggregationFunction => {
  const known = word === 'mean' ? 'avg' : AGGREGATION_FUNCTIONS.find((each) => each === word);
  if (known !== undefined) return known;
  const base = (word.endsWith(')') ? (word.split('(', 1)[0] ?? word) : word).trim();
  if (LATER.includes(base)) report(context, { code: 'FR190', message: `The aggregation ${quote(word)} is not available yet.` });
  else context.addIssue({ code: 'invalid_value', values: [...AGGREGATION_FUNCTIONS, 'mean', ...LATER], input: word });
  return z.NEVER;
});

/** One feature of a view: a function over a field (only `count` may have none) in a window. */
export const Aggregation = z.strictObject({
  name: featureName,
  source_field: fieldName.optional(),
  aggregation: aggregationFunction,
  window: Window,
  filter: laterKey('filter'),
  params: laterKey('params'),
});

/** An aggregation as TypeScript reads it. */
export type Aggregation = {
  readonly name: string;
  /** Null for a `count` of rows. */
  readonly sourceField: string | null;
  readonly aggregation: AggregationFunction;
  readonly window: Window;
};
