import * as z from 'zod';
import type { JsonData } from './canonical-json';
import { checkDuration, DELAY_RANGE, durationKeys, readDuration, WINDOW_RANGE } from './duration-keys';
import { EventTime } from './event-time';
import { type FieldType, formatFieldType, parseFieldType } from './field-type';
import { laterKey, wordOf } from './later';
import { documentName, fieldName, quote, topicName } from './name';
import { report } from './schema-issue';

const MAX_FIELDS = 1_000;
/** Defaults of a source, in ms. */
export const SOURCE_DEFAULTS = { watermarkDelayMs: 5_000, idleTimeoutMs: 30_000, maxAheadMs: 300_000 } as const;

const fieldType = z.string().transform((text, context): FieldType => {
  const type = parseFieldType(text);
  if (type) return type;
  if (/^decimal\b/.test(text))
    report(context, { code: 'FR104', message: `${quote(text)} is not a decimal: decimal(p,s) with 1 ≤ p ≤ 38 and 0 ≤ s ≤ p.` });
  else
    context.addIssue({ code: 'invalid_value', values: ['string', 'boolean', 'int64', 'double', 'decimal(p,s)', 'timestamp'], input: text });
  return z.NEVER;
});

/** One declared field of a source. */
export const SourceField = z.strictObject({ name: fieldName, type: fieldType });
export type SourceField = z.output<typeof SourceField>;

/** The keys of a source document. */
export const SOURCE_SHAPE = {
  kind: z.literal('source'),
  name: documentName,
  topic: topicName.optional(),
  format: wordOf(['json'], ['debezium_json', 'avro']).optional(),
  event_time: EventTime,
  ...durationKeys('watermark_delay', DELAY_RANGE),
  ...durationKeys('idle_timeout', WINDOW_RANGE),
  ...durationKeys('max_ahead', DELAY_RANGE),
  fields: z.array(SourceField).min(1).max(MAX_FIELDS),
  partitions: z.int().min(1).max(1_024).optional(),
  advance_when_idle: z
    .boolean()
    .superRefine((on, context) => {
      if (on) report(context, { code: 'FR190', message: '"advance_when_idle" is not available yet.' });
    })
    .optional(),
  cdc: laterKey('cdc'),
};

/** A topic and how to read it, as TypeScript reads the document: all defaults filled in. */
export type SourceDocument = {
  readonly kind: 'source';
  readonly name: string;
  readonly topic: string;
  readonly format: 'json';
  readonly eventTime: EventTime;
  readonly watermarkDelayMs: number;
  readonly idleTimeoutMs: number;
  readonly maxAheadMs: number;
  readonly fields: readonly SourceField[];
  /** Partitions of a topic that Freshet creates; null leaves them to the log. */
  readonly partitions: number | null;
};

/** Reads a source document, strictly. */
export const SourceDocument = z
  .strictObject(SOURCE_SHAPE)
  .superRefine((wire, context) => {
    for (const name of ['watermark_delay', 'idle_timeout', 'max_ahead']) checkDuration(context, wire, { name, required: false });
  })
  .transform(
    (wire): SourceDocument => ({
      kind: 'source',
      name: wire.name,
      topic: wire.topic ?? wire.name,
      format: wire.format ?? 'json',
      eventTime: wire.event_time,
      watermarkDelayMs: readDuration(wire, 'watermark_delay') ?? SOURCE_DEFAULTS.watermarkDelayMs,
      idleTimeoutMs: readDuration(wire, 'idle_timeout') ?? SOURCE_DEFAULTS.idleTimeoutMs,
      maxAheadMs: readDuration(wire, 'max_ahead') ?? SOURCE_DEFAULTS.maxAheadMs,
      fields: wire.fields,
      partitions: wire.partitions ?? null,
    }),
  );

/** Writes a source in wire form, durations in ms; reading it again gives the same document. */
export function encodeSource(source: SourceDocument) {
  return {
    kind: source.kind,
    name: source.name,
    topic: source.topic,
    format: source.format,
    event_time: { field: source.eventTime.field, format: source.eventTime.format },
    watermark_delay_ms: source.watermarkDelayMs,
    idle_timeout_ms: source.idleTimeoutMs,
    max_ahead_ms: source.maxAheadMs,
    fields: source.fields.map((field) => ({ name: field.name, type: formatFieldType(field.type) })),
    ...(source.partitions === null ? {} : { partitions: source.partitions }),
  } satisfies JsonData;
}
