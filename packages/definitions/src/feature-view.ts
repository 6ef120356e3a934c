import * as z from 'zod';
import { Aggregation } from './aggregation';
import type { JsonData } from './canonical-json';
import { checkDuration, durationKeys, readDuration } from './duration-keys';
import { Emit } from './emit';
import { laterKey, wordOf } from './later';
import { documentName, fieldName, topicName } from './name';
import { FreshnessObjective } from './objective';
import { report } from './schema-issue';
import { encodeWindow } from './window';

const MAX_AGGREGATIONS = 1_000;
const MAX_TTL_MS = 100 * 366 * 86_400_000;

/** The schema of a mapping passes over `__proto__` in silence, so it is refused before. */
const tags = z
  .unknown()
  .superRefine((value, context) => {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
      report(context, { code: 'FR151', message: 'A tag cannot be called "__proto__".', key: '__proto__' });
  })
  .pipe(z.record(z.string(), z.string()));

/** The keys of a feature view document; the seed form is the subset without `kind`. */
export const FEATURE_VIEW_SHAPE = {
  kind: z.literal('feature_view').optional(),
  name: documentName,
  description: z.string().max(10_000).optional(),
  owner: z.string().max(255).optional(),
  tags: tags.optional(),
  entity_keys: z.array(fieldName).min(1).max(16),
  source: topicName.optional(),
  kafka_topic: topicName.optional(),
  filter: laterKey('filter'),
  aggregations: z.array(Aggregation).min(1).max(MAX_AGGREGATIONS),
  derived: laterKey('derived'),
  emit: Emit.optional(),
  output_to_online_store: z.boolean().optional(),
  output_to_offline_store: z.boolean().optional(),
  ...durationKeys('ttl', { minMs: 1, maxMs: MAX_TTL_MS }),
  freshness_slo: FreshnessObjective.optional(),
  computation: wordOf(['streaming'], ['micro_batch', 'batch']).optional(),
};

/** Features over one source, windows and keys, as TypeScript reads the document: all defaults filled in. */
export type FeatureViewDocument = {
  readonly kind: 'feature_view';
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly entityKeys: readonly string[];
  /** The source's name, or a topic; exactly one is not null. */
  readonly source: string | null;
  readonly kafkaTopic: string | null;
  readonly aggregations: readonly Aggregation[];
  readonly emit: Emit;
  readonly outputToOnlineStore: boolean;
  readonly outputToOfflineStore: boolean;
  /** Null never expires. */
  readonly ttlMs: number | null;
  readonly freshnessSlo: FreshnessObjective | null;
  readonly computation: 'streaming';
};

/** Reads a feature view document, strictly; `kind` may be left out. */
export const FeatureViewDocument = z
  .strictObject(FEATURE_VIEW_SHAPE)
  .superRefine((wire, context) => {
    checkDuration(context, wire, { name: 'ttl', required: false });
    if (wire.source === undefined && wire.kafka_topic === undefined)
      report(context, { code: 'FR115', message: 'The key "source" (or "kafka_topic") is missing.', key: 'source' });
    if (wire.source !== undefined && wire.kafka_topic !== undefined)
      report(context, {
        code: 'FR118',
        message: '"source" and "kafka_topic" are two ways to name the source; keep one.',
        key: 'kafka_topic',
      });
  })
  .transform(
    (wire): FeatureViewDocument => ({
      kind: 'feature_view',
      name: wire.name,
      description: wire.description ?? null,
      owner: wire.owner ?? null,
      tags: wire.tags ?? {},
      entityKeys: wire.entity_keys,
      source: wire.source ?? null,
      kafkaTopic: wire.kafka_topic ?? null,
      aggregations: wire.aggregations.map((each) => ({
        name: each.name,
        sourceField: each.source_field ?? null,
        aggregation: each.aggregation,
        window: each.window,
      })),
      emit: { mode: 'on_close' },
      outputToOnlineStore: wire.output_to_online_store ?? true,
      outputToOfflineStore: wire.output_to_offline_store ?? true,
      ttlMs: readDuration(wire, 'ttl') ?? null,
      freshnessSlo: wire.freshness_slo ?? null,
      computation: 'streaming',
    }),
  );

/** Writes a feature view in wire form, durations in ms; reading it again gives the same document. */
export function encodeFeatureView(view: FeatureViewDocument) {
  return {
    kind: view.kind,
    name: view.name,
    ...(view.description === null ? {} : { description: view.description }),
    ...(view.owner === null ? {} : { owner: view.owner }),
    ...(Object.keys(view.tags).length === 0 ? {} : { tags: view.tags }),
    entity_keys: view.entityKeys,
    ...(view.source === null ? { kafka_topic: view.kafkaTopic } : { source: view.source }),
    aggregations: view.aggregations.map((each) => ({
      name: each.name,
      ...(each.sourceField === null ? {} : { source_field: each.sourceField }),
      aggregation: each.aggregation,
      window: encodeWindow(each.window),
    })),
    emit: { mode: view.emit.mode },
    output_to_online_store: view.outputToOnlineStore,
    output_to_offline_store: view.outputToOfflineStore,
    ...(view.ttlMs === null ? {} : { ttl_ms: view.ttlMs }),
    ...(view.freshnessSlo === null
      ? {}
      : {
          freshness_slo: {
            threshold_ms: view.freshnessSlo.thresholdMs,
            objective: view.freshnessSlo.objective,
            window_ms: view.freshnessSlo.windowMs,
          },
        }),
    computation: view.computation,
  } satisfies JsonData;
}
