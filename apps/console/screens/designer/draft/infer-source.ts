import { EVENT_TIME_FORMATS, type EventTimeFormat } from '@freshet/definitions';
import type { FieldDraft } from './draft';

/** A source as told from events: the fields they have and which of them is their time. */
export type InferredSource = {
  readonly fields: readonly FieldDraft[];
  readonly eventTime: { readonly field: string; readonly format: EventTimeFormat } | null;
};

type Seen = { readonly values: unknown[] };

const isoText = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/;
const timeNames = ['event_timestamp', 'event_time', 'timestamp', 'ts', 'time', 'occurred_at', 'created_at'];

/** Reads names and types of fields from records as stored; records that are no JSON objects say nothing. */
export function inferSource(values: readonly (string | null)[]): InferredSource {
  const seen = new Map<string, Seen>();
  for (const value of values) {
    for (const [name, field] of Object.entries(readObject(value))) {
      const entry = seen.get(name) ?? { values: [] };
      if (field !== null) entry.values.push(field);
      seen.set(name, entry);
    }
  }
  const fields = [...seen].map(([name, { values: found }]) => ({ name, type: typeOf(found) }));
  return { fields, eventTime: eventTimeOf(seen) };
}

/** Names of the fields of records, in the order they were first seen. */
export function fieldNamesOf(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.flatMap((value) => Object.keys(readObject(value))))];
}

function readObject(value: string | null): Readonly<Record<string, unknown>> {
  if (value === null) return {};
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : {};
  } catch {
    return {}; // a record that is no JSON is a dead letter of the pipeline; it tells nothing about fields
  }
}

/** The share of values that must be of a type; the pipeline counts the others as NULL, or sets a record without its time aside. */
const enough = 0.9;

const mostly = (values: readonly unknown[], is: (value: unknown) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * enough;

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isInstantText = (value: unknown): boolean => typeof value === 'string' && isoText.test(value);

function typeOf(values: readonly unknown[]): string {
  if (mostly(values, (value) => typeof value === 'boolean')) return 'boolean';
  if (mostly(values, isNumber)) return values.filter(isNumber).every(Number.isSafeInteger) ? 'int64' : 'double';
  return mostly(values, isInstantText) ? 'timestamp' : 'string';
}

function eventTimeOf(seen: ReadonlyMap<string, Seen>): InferredSource['eventTime'] {
  const rank = (name: string): number => (timeNames.indexOf(name) + timeNames.length + 1) % (timeNames.length + 1);
  const found = [...seen]
    .map(([field, { values }]) => ({ field, format: timeFormatOf(values) }))
    .filter((each): each is { field: string; format: EventTimeFormat } => each.format !== null)
    .sort((a, b) => rank(a.field) - rank(b.field));
  return found[0] ?? null;
}

/** Instants between 2000 and 2100 in the unit of each format. */
const plausible: readonly { readonly format: EventTimeFormat; readonly from: number; readonly to: number }[] = [
  { format: 'epoch_s', from: 946_684_800, to: 4_102_444_800 },
  { format: 'epoch_ms', from: 946_684_800_000, to: 4_102_444_800_000 },
  { format: 'epoch_us', from: 946_684_800_000_000, to: 4_102_444_800_000_000 },
];

function timeFormatOf(values: readonly unknown[]): EventTimeFormat | null {
  if (mostly(values, isInstantText)) return 'iso8601';
  const fits = plausible.find(({ from, to }) => mostly(values, (value) => typeof value === 'number' && value >= from && value < to));
  return fits?.format ?? null;
}

/** The formats that the form offers. */
export const eventTimeFormats = EVENT_TIME_FORMATS;

/** A source document as text, to stand before the view's in the same text. */
export function sourceText(topic: string, inferred: InferredSource): string {
  const { field, format } = inferred.eventTime ?? { field: 'event_timestamp', format: 'iso8601' };
  const name =
    topic
      .toLowerCase()
      .replace(/[^a-z0-9_]+/g, '_')
      .replace(/^[^a-z]+/, '')
      .slice(0, 63) || 'events';
  const fields = inferred.fields.map((each) => `  - { name: ${JSON.stringify(each.name)}, type: "${each.type}" }`);
  return [
    'kind: source',
    `name: ${name}`,
    `topic: ${JSON.stringify(topic)}`,
    'format: json',
    `event_time: { field: ${JSON.stringify(field)}, format: ${format} }`,
    'watermark_delay: 5s',
    'idle_timeout: 30s',
    'fields:',
    ...fields,
    '---',
    '',
  ].join('\n');
}
