import { canonicalJson, type JsonData } from '../canonical-json';
import { formatDuration } from '../duration';
import { formatFieldType } from '../field-type';
import type { AggregationPlan, Plan, WindowPlan } from './plan';

/** One difference between two plans of a view, and what it costs to get from one to the other. */
export type PlanChange = {
  /** A place in the new plan, or in the old one for what is gone: `source.watermark_delay`, `features.txn_count_1h`. */
  readonly path: string;
  /** `metadata`: nothing restarts · `restart`: the job restarts on its state · `new_state`: a new key space with fresh state. */
  readonly kind: 'metadata' | 'restart' | 'new_state';
  readonly message: string;
  readonly why: string;
};

const WHY = {
  metadata: 'It is read when values are looked up or judged; the job goes on.',
  restart: 'The job starts again on the state it has.',
  new_state: 'Kept state would go on with wrong numbers, so the new plan starts beside the old one with fresh state.',
} as const;

/** What changes from plan `a` to plan `b` of one view; no `new_state` exactly when their hashes are equal on one engine. */
export function diffPlans(a: Plan, b: Plan): readonly PlanChange[] {
  const named = [...diffView(a, b), ...diffFeatures(a, b)];
  return [...named, ...diffSource(a, b), ...diffFields(a, b, named.length > 0), ...diffServing(a, b)];
}

function change(kind: PlanChange['kind'], path: string, message: string): PlanChange {
  return { path, kind, message, why: WHY[kind] };
}

function same(a: JsonData, b: JsonData): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function diffView(a: Plan, b: Plan): readonly PlanChange[] {
  const keys = (plan: Plan) => plan.keys.map((key) => `${key.name} ${key.type}`).join(', ');
  return [
    ...(a.view === b.view ? [] : [change('new_state', 'view', `The view is renamed from ${a.view} to ${b.view}, which makes a new view.`)]),
    ...(same(a.keys, b.keys) ? [] : [change('new_state', 'keys', `The entity keys change from (${keys(a)}) to (${keys(b)}).`)]),
  ];
}

function diffSource({ source: a }: Plan, { source: b }: Plan): readonly PlanChange[] {
  const times = [
    ['watermark_delay', 'watermark delay', a.watermarkDelayMs, b.watermarkDelayMs],
    ['idle_timeout', 'idle timeout', a.idleTimeoutMs, b.idleTimeoutMs],
    ['max_ahead', 'bound on future events', a.maxAheadMs, b.maxAheadMs],
  ] as const;
  const event = ({ eventTime }: typeof a) => `${eventTime.field} (${eventTime.format})`;
  return [
    ...(a.topic === b.topic ? [] : [change('new_state', 'source.topic', `The topic changes from ${a.topic} to ${b.topic}.`)]),
    ...(a.name === b.name ? [] : [change('metadata', 'source.name', `The source is ${b.name} instead of ${a.name}.`)]),
    ...(a.format === b.format ? [] : [change('new_state', 'source.format', `The format changes from ${a.format} to ${b.format}.`)]),
    ...(same(a.eventTime, b.eventTime)
      ? []
      : [change('new_state', 'source.event_time', `Event time is ${event(b)} instead of ${event(a)}.`)]),
    ...times.flatMap(([key, label, from, to]) =>
      from === to
        ? []
        : [change('new_state', `source.${key}`, `The ${label} changes from ${formatDuration(from)} to ${formatDuration(to)}.`)],
    ),
  ];
}

/** Fields come and go with the keys and features that read them; told on their own only where their type or order changes. */
function diffFields({ source: { fields: a } }: Plan, { source: { fields: b } }: Plan, isExplained: boolean): readonly PlanChange[] {
  if (same(a, b)) return [];
  const types = new Map(a.map((field) => [field.name, formatFieldType(field.type)]));
  const retyped = b.flatMap((field): readonly PlanChange[] => {
    const [from, to] = [types.get(field.name), formatFieldType(field.type)];
    if (from === undefined || from === to) return [];
    return [change('new_state', `source.fields.${field.name}`, `The field ${field.name} changes from ${from} to ${to}.`)];
  });
  if (retyped.length > 0 || isExplained) return retyped;
  return [change('new_state', 'source.fields', 'The fields are read in another order.')];
}

type Feature = { readonly window: WindowPlan; readonly aggregation: AggregationPlan };

function features(plan: Plan): ReadonlyMap<string, Feature> {
  return new Map(
    plan.groups.flatMap((group) => group.aggregations.map((each) => [each.name, { window: group.window, aggregation: each }] as const)),
  );
}

function windowText(window: WindowPlan): string {
  if (window.kind === 'session') return `sessions ended by ${formatDuration(window.gapMs)} of silence`;
  const offset = window.offsetMs === 0 ? '' : `, offset ${formatDuration(window.offsetMs)}`;
  if (window.kind === 'tumbling') return `each ${formatDuration(window.sizeMs)}${offset}`;
  return `${formatDuration(window.sizeMs)} every ${formatDuration(window.slideMs)}${offset}`;
}

function formula({ window, aggregation }: Feature): string {
  return `${aggregation.function}(${aggregation.field?.name ?? '*'}) over ${windowText(window)}`;
}

function diffFeatures(planA: Plan, planB: Plan): readonly PlanChange[] {
  const [a, b] = [features(planA), features(planB)];
  const changes = [...b].flatMap(([name, to]) => {
    const from = a.get(name);
    const path = `features.${name}`;
    if (!from) return [change('new_state', path, `The feature ${name} is added: ${formula(to)}.`)];
    if (formula(from) !== formula(to))
      return [change('new_state', path, `The feature ${name} is ${formula(to)} instead of ${formula(from)}.`)];
    return [];
  });
  const gone = [...a.keys()]
    .filter((name) => !b.has(name))
    .map((name) => change('new_state', `features.${name}`, `The feature ${name} is removed.`));
  const all = [...changes, ...gone];
  const isReordered = all.length === 0 && [...a.keys()].join() !== [...b.keys()].join();
  return isReordered ? [change('new_state', 'features', 'The order of the features changes, and with it the layout of the state.')] : all;
}

function diffServing(a: Plan, b: Plan): readonly PlanChange[] {
  const ttl = (plan: Plan) => (plan.ttlMs === null ? 'never' : `after ${formatDuration(plan.ttlMs)}`);
  const switched = (['online', 'offline'] as const).filter((output) => a.outputs[output] !== b.outputs[output]);
  return [
    ...(a.ttlMs === b.ttlMs ? [] : [change('metadata', 'ttl', `Values expire ${ttl(b)} instead of ${ttl(a)}.`)]),
    ...(same(a.objective, b.objective) ? [] : [change('metadata', 'freshness_slo', 'The freshness objective changes.')]),
    ...switched.map((output) =>
      change('restart', `outputs.${output}`, `The ${output} output is switched ${b.outputs[output] ? 'on' : 'off'}.`),
    ),
  ];
}
