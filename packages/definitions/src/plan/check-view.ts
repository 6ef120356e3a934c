import type { Aggregation } from '../aggregation';
import type { Diagnostic, Fix } from '../diagnostic';
import { diagnostic, isUsable, MAX_ISSUES } from '../diagnostic-catalogue';
import type { FeatureViewDocument } from '../feature-view';
import { formatFieldType } from '../field-type';
import { quote, RESERVED_KEYS } from '../name';
import { nearest } from '../nearest';
import type { SourceDocument, SourceField } from '../source';
import { checkTimes } from './check-times';
import { checkWindow } from './check-window';
import type { CompileOptions } from './compile-options';
import { resultType } from './result-type';

/** Everything that is wrong, or worth knowing, about a view over its source. */
export function checkView(view: FeatureViewDocument, source: SourceDocument, options: CompileOptions): readonly Diagnostic[] {
  return [
    ...view.entityKeys.flatMap((key, index) => checkKey({ view, source, key, index })),
    ...checkAggregations(view, source, options),
    ...checkTimes(view, source, options.raw),
    ...checkOutputs(view),
  ];
}

/** Of a view that cannot be used no more is told than a person can read, which also bounds the search for near names. */
function checkAggregations(view: FeatureViewDocument, source: SourceDocument, options: CompileOptions): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, each] of view.aggregations.entries()) {
    if (found.length >= MAX_ISSUES && !isUsable(found)) break;
    const path = `/aggregations/${index}`;
    found.push(
      ...checkFeatureName(view, index, path),
      ...checkField(each, { source, path, derived: options.derived ?? false }),
      ...checkWindow(each.window, { path: `${path}/window`, raw: options.raw }),
    );
  }
  return found;
}

function checkKey({
  view,
  source,
  key,
  index,
}: {
  view: FeatureViewDocument;
  source: SourceDocument;
  key: string;
  index: number;
}): readonly Diagnostic[] {
  const path = `/entity_keys/${index}`;
  if (RESERVED_KEYS.includes(key))
    return [diagnostic('FR151', { path, message: `${quote(key)} cannot be an entity key: the name is reserved.` })];
  if (view.entityKeys.indexOf(key) < index) {
    return [
      diagnostic('FR105', {
        path,
        message: `The entity key ${quote(key)} is there twice.`,
        fixes: [{ label: 'Remove the second one', patch: [{ op: 'remove', path }] }],
      }),
    ];
  }
  const field = source.fields.find((each) => each.name === key);
  if (!field) return [unknownField(key, source, path)];
  const allowed = field.type.kind === 'string' || field.type.kind === 'int64' || field.type.kind === 'boolean';
  if (allowed) return [];
  return [
    diagnostic('FR153', {
      path,
      message: `The entity key ${quote(key)} is a ${formatFieldType(field.type)}; a key is a string, int64 or boolean.`,
    }),
  ];
}

function checkFeatureName(view: FeatureViewDocument, index: number, path: string): readonly Diagnostic[] {
  const name = view.aggregations[index]?.name ?? '';
  if (view.entityKeys.includes(name))
    return [diagnostic('FR105', { path: `${path}/name`, message: `The feature ${quote(name)} has the name of an entity key.` })];
  const first = view.aggregations.findIndex((each) => each.name === name);
  return first < index ? [diagnostic('FR105', { path: `${path}/name`, message: `The feature name ${quote(name)} is there twice.` })] : [];
}

function checkField(aggregation: Aggregation, at: { source: SourceDocument; path: string; derived: boolean }): readonly Diagnostic[] {
  const { sourceField, aggregation: fn } = aggregation;
  if (sourceField === null) {
    return fn === 'count'
      ? []
      : [diagnostic('FR115', { path: `${at.path}/source_field`, message: `The aggregation ${fn} needs a "source_field".` })];
  }
  const field = at.source.fields.find((each) => each.name === sourceField);
  if (!field) return [unknownField(sourceField, at.source, `${at.path}/source_field`)];
  if (resultType(fn, field.type) === null) return [notAggregatable(aggregation, field, at)];
  if (at.derived && field.type.kind === 'string' && (fn === 'min' || fn === 'max')) {
    return [
      diagnostic('FR113', {
        path: `${at.path}/aggregation`,
        message: `${fn} of ${quote(sourceField)} compares text, because the topic has no declared source.`,
      }),
    ];
  }
  return [];
}

function notAggregatable(aggregation: Aggregation, field: SourceField, at: { source: SourceDocument; path: string }): Diagnostic {
  const fits = at.source.fields.filter((each) => resultType(aggregation.aggregation, each.type) !== null).slice(0, 3);
  const fixes: Fix[] = [
    ...fits.map(
      (each): Fix => ({
        label: `Use the field ${each.name}`,
        patch: [{ op: 'replace', path: `${at.path}/source_field`, value: each.name }],
      }),
    ),
    { label: 'Count instead', patch: [{ op: 'replace', path: `${at.path}/aggregation`, value: 'count' }] },
  ];
  const message = `${aggregation.aggregation} cannot take ${quote(field.name)}, which is a ${formatFieldType(field.type)}.`;
  return diagnostic('FR103', { path: `${at.path}/aggregation`, message, fixes });
}

function unknownField(name: string, source: SourceDocument, path: string): Diagnostic {
  const known = nearest(
    name,
    source.fields.map((each) => each.name),
  );
  return diagnostic('FR102', {
    path,
    message: `The source ${quote(source.name)} has no field ${quote(name)}${known === null ? '.' : `; did you mean ${quote(known)}?`}`,
    fixes: known === null ? [] : [{ label: `Use ${known}`, patch: [{ op: 'replace', path, value: known }] }],
  });
}

function checkOutputs(view: FeatureViewDocument): readonly Diagnostic[] {
  if (view.outputToOfflineStore) return [];
  const path = '/output_to_offline_store';
  if (!view.outputToOnlineStore)
    return [
      diagnostic('FR171', {
        path: '/output_to_online_store',
        message: 'Both outputs are off.',
        fixes: [{ label: 'Write online', patch: [{ op: 'replace', path: '/output_to_online_store', value: true }] }],
      }),
    ];
  return [
    diagnostic('FR170', {
      path,
      message: 'History is off for this view.',
      fixes: [{ label: 'Write history', patch: [{ op: 'replace', path, value: true }] }],
    }),
  ];
}
