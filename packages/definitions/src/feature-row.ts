import type { WireValue } from './value';

/**
 * One computed row: the record of the output log, format 1 (`delivery.md` R3). Its identity is
 * (tenant, view, key space, entity, group, windowEnd); the first durable one wins.
 */
export type FeatureRow = {
  /** Key name → wire value, in declared order of the keys. */
  readonly entity: Readonly<Record<string, WireValue>>;
  readonly group: string;
  readonly windowStart: number;
  readonly windowEnd: number;
  /** `windowEnd − 1`. */
  readonly eventMs: number;
  readonly seq: number;
  /** Event time of the newest event in the row. */
  readonly newestEventMs: number;
  /** Watermark that fired the window; null where the engine cannot tell. */
  readonly watermarkMs: number | null;
  /** Feature name → value, in declared order of the group's aggregations; NULLs are kept. */
  readonly features: Readonly<Record<string, WireValue>>;
};

/** A feature row as stored in the output log: with the attempt that computed it. */
export type OutputRecord = FeatureRow & { readonly attempt: number };

/** Why a record could not be used; stable words of the wire. */
export type DeadLetterReason = 'not_json_object' | 'event_time_unreadable' | 'entity_key_missing' | 'before_1970' | 'too_far_ahead';
