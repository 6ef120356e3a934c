import type { z } from 'zod';
import { toPointer } from '../json-pointer';

/** A document in which every part that the schema refused has a harmless stand-in, so that the rest can still be checked. */
export type Salvage = {
  readonly raw: unknown;
  /** JSON pointers of the stand-ins; what is found at or below them means nothing. */
  readonly replaced: readonly string[];
};

type Mapping = Readonly<Record<string, unknown>>;

const STAND_IN = 'stand_in';
/** The smallest window: it adds nothing to how old a value may be. */
const WINDOW = { window_type: 'tumbling', size_ms: 1 };
const REQUIRED: Record<'source' | 'feature_view', Mapping> = {
  source: { name: STAND_IN, event_time: { field: STAND_IN, format: 'epoch_ms' }, fields: [{ name: STAND_IN, type: 'string' }] },
  feature_view: { name: STAND_IN, entity_keys: [STAND_IN], aggregations: [{ name: STAND_IN, aggregation: 'count', window: WINDOW }] },
};
const REQUIRED_OF_ENTRY: Record<string, (index: number) => Mapping> = {
  fields: (index) => ({ name: `${STAND_IN}_${index}`, type: 'string' }),
  aggregations: (index) => ({ name: `${STAND_IN}_${index}`, aggregation: 'count', window: WINDOW }),
};

/** Replaces what the issues refuse, key by key; entries of lists keep their places. */
export function salvage(raw: unknown, issues: readonly z.core.$ZodIssue[], kind: 'source' | 'feature_view'): Salvage {
  const refused = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
  );
  const whole = refused.filter((path) => path.length === 1 || !(String(path[0]) in REQUIRED_OF_ENTRY)).map((path) => String(path[0]));
  const kept = without(raw, whole);
  const replaced = whole.map((key) => toPointer([key]));
  for (const [list, standIn] of Object.entries(REQUIRED_OF_ENTRY)) {
    const entries = kept[list];
    if (!Array.isArray(entries)) continue;
    kept[list] = entries.map((entry, index) => {
      const keys = refused.filter((path) => path[0] === list && path[1] === index && path.length > 2).map((path) => String(path[2]));
      const isRefused = refused.some((path) => path[0] === list && path[1] === index);
      replaced.push(...keys.map((key) => toPointer([list, index, key])));
      return isRefused ? { ...standIn(index), ...without(entry, keys) } : entry;
    });
  }
  const source = kind === 'feature_view' && kept.source === undefined && kept.kafka_topic === undefined ? { kafka_topic: STAND_IN } : {};
  return { raw: { ...REQUIRED[kind], ...source, ...kept }, replaced };
}

/** Whether a finding lies in a part that was replaced. */
export function isReplaced(pointer: string, replaced: readonly string[]): boolean {
  return replaced.some((part) => pointer === part || pointer.startsWith(`${part}/`));
}

function without(mapping: unknown, keys: readonly string[]): Record<string, unknown> {
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return {};
  return Object.fromEntries(Object.entries(mapping).filter(([key]) => !keys.includes(key)));
}
