import type { Diagnostic } from '@freshet/definitions';

/** Whether a problem is shown at the field of one of these JSON pointers: it names the field or something inside. */
export const isAt = (diagnostic: Diagnostic, paths: readonly string[]): boolean =>
  paths.some((path) => diagnostic.path === path || diagnostic.path.startsWith(`${path}/`));

/** Paths of the three ways to write a duration at one place. */
export const durationPaths = (path: string): readonly string[] => [path, `${path}_ms`, `${path}_seconds`];

const fieldPaths: readonly RegExp[] = [
  /^\/(name|description|owner|source|kafka_topic)$/,
  /^\/entity_keys(\/|$)/,
  /^\/aggregations\/\d+\/(name|aggregation|source_field)$/,
  /^\/aggregations\/\d+\/window\/(window_type|(size|slide|gap)(_ms|_seconds)?)$/,
  /^\/output_to_(online|offline)_store$/,
  /^\/ttl(_ms|_seconds)?$/,
  /^\/freshness_slo\/(threshold|window)(_ms|_seconds)?$/,
  /^\/freshness_slo\/objective$/,
];

const sourceFieldPaths: readonly RegExp[] = [
  /^\/(name|topic)$/,
  /^\/event_time\/(field|format)$/,
  /^\/(watermark_delay|idle_timeout|max_ahead)(_ms|_seconds)?$/,
  /^\/fields\/\d+\/(name|type)$/,
];

/** Whether the form has a field for a place in the view's document, or in that of its source; other problems are listed on their card. */
export const hasField = (kind: 'view' | 'source', path: string): boolean =>
  (kind === 'view' ? fieldPaths : sourceFieldPaths).some((pattern) => pattern.test(path));
