import type { Aggregation } from '../aggregation';
import type { Diagnostic } from '../diagnostic';
import { isUsable } from '../diagnostic-catalogue';
import type { FeatureViewDocument } from '../feature-view';
import type { FieldType, KeyType } from '../field-type';
import { windowGroupName } from '../record/window-group-name';
import type { SourceDocument } from '../source';
import { checkView } from './check-view';
import type { CompileOptions } from './compile-options';
import type { AggregationPlan, KeyPlan, Plan, SourcePlan, WindowGroupPlan } from './plan';
import { resultType } from './result-type';

/** A plan, or null when a diagnostic of severity error stands against it; warnings come beside a plan. */
export type Compilation = { readonly plan: Plan | null; readonly diagnostics: readonly Diagnostic[] };

/** Compiles a view against its source into a frozen plan. Pure: the same documents give the same plan. */
export function compile(view: FeatureViewDocument, source: SourceDocument, options: CompileOptions = {}): Compilation {
  const diagnostics = checkView(view, source, options);
  return { plan: isUsable(diagnostics) ? freeze(buildPlan(view, source, options)) : null, diagnostics };
}

function buildPlan(view: FeatureViewDocument, source: SourceDocument, options: CompileOptions): Plan {
  const types = new Map(source.fields.map((field) => [field.name, field.type]));
  return {
    kind: 'plan',
    format: 1,
    view: view.name,
    source: sourcePlan(view, source, options.derived ?? false),
    keys: view.entityKeys.map((name): KeyPlan => ({ name, type: (types.get(name)?.kind ?? 'string') as KeyType })),
    groups: groupByWindow(view.aggregations, types),
    outputs: { online: view.outputToOnlineStore, offline: view.outputToOfflineStore },
    ttlMs: view.ttlMs,
    objective: view.freshnessSlo,
  };
}

/** Only the fields that the view reads: another field of the source is no reason for new state. */
function sourcePlan(view: FeatureViewDocument, source: SourceDocument, derived: boolean): SourcePlan {
  const read = new Set<string | null>([...view.entityKeys, ...view.aggregations.map((each) => each.sourceField)]);
  return {
    kind: 'source',
    name: source.name,
    topic: source.topic,
    format: source.format,
    eventTime: source.eventTime,
    watermarkDelayMs: source.watermarkDelayMs,
    idleTimeoutMs: source.idleTimeoutMs,
    maxAheadMs: source.maxAheadMs,
    fields: source.fields.filter((field) => read.has(field.name)),
    derived,
  };
}

function groupByWindow(aggregations: readonly Aggregation[], types: ReadonlyMap<string, FieldType>): readonly WindowGroupPlan[] {
  const groups = new Map<string, WindowGroupPlan & { readonly aggregations: AggregationPlan[] }>();
  aggregations.forEach((each, index) => {
    const name = windowGroupName(each.window);
    const group = groups.get(name) ?? { kind: 'window_group', name, window: each.window, aggregations: [] };
    groups.set(name, group);
    group.aggregations.push(aggregationPlan(each, index, types));
  });
  return [...groups.values()];
}

function aggregationPlan(aggregation: Aggregation, index: number, types: ReadonlyMap<string, FieldType>): AggregationPlan {
  const { name, sourceField, aggregation: fn } = aggregation;
  const type = sourceField === null ? null : (types.get(sourceField) ?? null);
  return {
    kind: 'aggregation',
    name,
    function: fn,
    field: sourceField === null || type === null ? null : { name: sourceField, type },
    type: resultType(fn, type) ?? { kind: 'int64' },
    path: `/aggregations/${index}`,
  };
}

function freeze<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data)) {
    Object.freeze(data);
    for (const member of Object.values(data)) freeze(member);
  }
  return data;
}
