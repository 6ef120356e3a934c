import { type Document, parseAllDocuments } from 'yaml';
import type { AggregationDraft, Draft, ObjectiveDraft, Origin, SourceDraft, ViewDraft } from './draft';
import { readDuration } from './duration-key';

/** Why a text has no draft: YAML that does not parse (with its place, from 1), or no feature view in it. */
export type DraftError = { readonly message: string; readonly line: number; readonly column: number };

/** A draft and the plain values of all documents it was read from, in order of the text. */
export type DraftReading = { readonly draft: Draft; readonly documents: readonly unknown[] };

type Json = Readonly<Record<string, unknown>>;

/** Reads what the form shows, leniently: a missing or mistyped part is an empty field, only a text that is no YAML fails. */
export function readDraft(text: string): DraftReading | { readonly error: DraftError } {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return { error: { message: 'The text is empty.', line: 1, column: 1 } };
  const broken = documents.flatMap((document) => document.errors)[0];
  if (broken) {
    const at = broken.linePos?.[0];
    return { error: { message: firstLine(broken.message), line: at?.line ?? 1, column: at?.col ?? 1 } };
  }
  const maps = documents.map(readMap);
  const index = maps.findIndex((map) => map !== null && (map.kind === undefined || map.kind === 'feature_view'));
  const map = maps[index];
  if (!map) return { error: { message: 'The text holds no feature view.', line: 1, column: 1 } };
  const view = readView(map, index);
  return { draft: { view, source: readSource(maps, view.origin) }, documents: maps };
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');

function readMap(document: Document.Parsed): Json | null {
  try {
    return asMap(document.toJS());
  } catch {
    return null; // an alias to nothing: the checker names it, the form has nothing to show
  }
}

const asMap = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (value === undefined || value === null || typeof value === 'object' ? '' : String(value));

function readView(map: Json, document: number): ViewDraft {
  return {
    document,
    name: asText(map.name),
    description: asText(map.description),
    owner: asText(map.owner),
    origin: readOrigin(map),
    entityKeys: asList(map.entity_keys).map(asText),
    aggregations: asList(map.aggregations).map(readAggregation),
    online: map.output_to_online_store !== false,
    offline: map.output_to_offline_store !== false,
    ttl: readDuration(map, 'ttl'),
    objective: readObjective(map.freshness_slo),
  };
}

const readOrigin = (map: Json): Origin =>
  map.source === undefined ? { kind: 'topic', name: asText(map.kafka_topic) } : { kind: 'source', name: asText(map.source) };

function readAggregation(value: unknown): AggregationDraft {
  const map = asMap(value) ?? {};
  const window = asMap(map.window) ?? {};
  return {
    name: asText(map.name),
    function: asText(map.aggregation),
    field: asText(map.source_field),
    window: {
      type: asText(window.window_type),
      size: readDuration(window, 'size'),
      slide: readDuration(window, 'slide'),
      gap: readDuration(window, 'gap'),
      offset: readDuration(window, 'offset'),
    },
  };
}

function readObjective(value: unknown): ObjectiveDraft | null {
  const map = asMap(value);
  if (!map) return null;
  return { threshold: readDuration(map, 'threshold'), objective: asText(map.objective), window: readDuration(map, 'window') };
}

function readSource(maps: readonly (Json | null)[], origin: Origin): SourceDraft | null {
  const matches = (map: Json | null): boolean =>
    map?.kind === 'source' && (origin.kind === 'source' ? map.name : (map.topic ?? map.name)) === origin.name;
  const document = maps.findIndex(matches);
  const map = maps[document];
  if (!map) return null;
  const eventTime = asMap(map.event_time) ?? {};
  return {
    document,
    name: asText(map.name),
    topic: asText(map.topic ?? map.name),
    eventTimeField: asText(eventTime.field),
    eventTimeFormat: asText(eventTime.format),
    delay: readDuration(map, 'watermark_delay'),
    idleTimeout: readDuration(map, 'idle_timeout'),
    maxAhead: readDuration(map, 'max_ahead'),
    fields: asList(map.fields).map((field) => ({ name: asText(asMap(field)?.name), type: asText(asMap(field)?.type) })),
  };
}
