import type { FeatureViewDocument } from '../feature-view';
import { SOURCE_DEFAULTS, type SourceDocument, type SourceField } from '../source';

const NUMERIC_FUNCTIONS: ReadonlySet<string> = new Set(['sum', 'avg']);

/**
 * The source of a view that names a topic for which none is declared: keys are strings, a field under a numeric
 * aggregation is a double, any other a string; event time is `event_timestamp` in ISO 8601, delay 5 s. Its name is the topic.
 */
export function deriveSource(view: FeatureViewDocument, topic: string): SourceDocument {
  const numeric = new Set(view.aggregations.filter((each) => NUMERIC_FUNCTIONS.has(each.aggregation)).map((each) => each.sourceField));
  const names = [...view.entityKeys, ...view.aggregations.flatMap((each) => each.sourceField ?? [])];
  const fields = [...new Set(names)].map(
    (name): SourceField => ({ name, type: { kind: numeric.has(name) && !view.entityKeys.includes(name) ? 'double' : 'string' } }),
  );
  return {
    kind: 'source',
    name: topic,
    topic,
    format: 'json',
    eventTime: { field: 'event_timestamp', format: 'iso8601' },
    ...SOURCE_DEFAULTS,
    fields,
    partitions: null,
  };
}
