import type { FieldType, KeyType } from '../field-type';

/**
 * A feature view compiled against its source: frozen plain data, all defaults filled in, all durations in ms.
 * The only input of the embedded engine, of the Flink SQL generator and of the serving manifest.
 */
export type Plan = {
  readonly kind: 'plan';
  readonly format: 1;
  readonly view: string;
  readonly source: SourcePlan;
  /** In declared order; canonical key texts sort by name (`delivery.md` R4). */
  readonly keys: readonly KeyPlan[];
  /** Window groups in order of first use; each has at least one aggregation (law W7). */
  readonly groups: readonly WindowGroupPlan[];
  readonly outputs: { readonly online: boolean; readonly offline: boolean };
  /** A value is valid for `ttlMs` after its event time; null never expires. */
  readonly ttlMs: number | null;
  readonly objective: ObjectivePlan | null;
};

export type SourcePlan = {
  readonly kind: 'source';
  readonly name: string;
  readonly topic: string;
  readonly format: 'json';
  readonly eventTime: { readonly field: string; readonly format: EventTimeFormat };
  readonly watermarkDelayMs: number;
  readonly idleTimeoutMs: number;
  readonly maxAheadMs: number;
  /** The fields that the view reads (keys and aggregated ones), in the source's order. */
  readonly fields: readonly { readonly name: string; readonly type: FieldType }[];
  /** True when the view named a topic and the source was derived from the view (`declaration.md`). */
  readonly derived: boolean;
};

export type EventTimeFormat = 'iso8601' | 'epoch_s' | 'epoch_ms' | 'epoch_us';

export type KeyPlan = { readonly name: string; readonly type: KeyType };

export type WindowGroupPlan = {
  readonly kind: 'window_group';
  /** Canonical: `tumbling_3600000`, `sliding_3600000_60000`, `session_1800000`, `_offset_<ms>` behind where there is one. */
  readonly name: string;
  readonly window: WindowPlan;
  readonly aggregations: readonly AggregationPlan[];
};

export type WindowPlan =
  | { readonly kind: 'tumbling'; readonly sizeMs: number; readonly offsetMs: number }
  | { readonly kind: 'sliding'; readonly sizeMs: number; readonly slideMs: number; readonly offsetMs: number }
  | { readonly kind: 'session'; readonly gapMs: number };

export type AggregationFunction = 'count' | 'sum' | 'avg' | 'min' | 'max' | 'count_distinct';

export type AggregationPlan = {
  readonly kind: 'aggregation';
  /** The feature's name. */
  readonly name: string;
  readonly function: AggregationFunction;
  /** Null only for `count` of rows. */
  readonly field: { readonly name: string; readonly type: FieldType } | null;
  readonly type: FieldType;
  /** JSON pointer of the aggregation in the document, for source maps and diagnostics. */
  readonly path: string;
};

export type ObjectivePlan = { readonly thresholdMs: number; readonly objective: number; readonly windowMs: number };
