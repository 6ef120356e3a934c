import * as z from 'zod';
import { DefinitionsError } from '../definitions-error';
import type { OutputRecord } from '../feature-row';

/** The version that this package writes, and the only one it reads. */
export const OUTPUT_RECORD_VERSION = 1;

const instant = z.int();
const wireValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const WireOutputRecord = z.object({
  entity: wireValues,
  group: z.string(),
  window_start: instant,
  window_end: instant,
  event_ms: instant,
  seq: z.int(),
  newest_event_ms: instant,
  watermark_ms: instant.nullable(),
  attempt: z.int(),
  features: wireValues,
});

/** Writes a record of the output log as JSON text, format 1 (`delivery.md` R3). */
export function encodeOutputRecord(record: OutputRecord): string {
  return JSON.stringify({
    v: OUTPUT_RECORD_VERSION,
    entity: record.entity,
    group: record.group,
    window_start: record.windowStart,
    window_end: record.windowEnd,
    event_ms: record.eventMs,
    seq: record.seq,
    newest_event_ms: record.newestEventMs,
    watermark_ms: record.watermarkMs,
    attempt: record.attempt,
    features: record.features,
  });
}

/**
 * Reads a record of the output log; unknown keys are ignored, so that a newer writer of the same version can add some.
 * @throws DefinitionsError `unsupported_record_version` for any version but 1, `unreadable_record` for what is no record.
 */
export function decodeOutputRecord(text: string): OutputRecord {
  const json = parseJson(text);
  const version = typeof json === 'object' && json !== null && 'v' in json ? json.v : undefined;
  if (version === undefined) throw new DefinitionsError('unreadable_record', 'The output record is not a JSON object with a version "v".');
  if (version !== OUTPUT_RECORD_VERSION) {
    const found = JSON.stringify(version).slice(0, 40);
    throw new DefinitionsError(
      'unsupported_record_version',
      `The output record has version ${found}; this Freshet reads version ${OUTPUT_RECORD_VERSION} only.`,
    );
  }
  const parsed = WireOutputRecord.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'record';
    throw new DefinitionsError('unreadable_record', `The output record cannot be read at "${where}".`);
  }
  const wire = parsed.data;
  return {
    entity: wire.entity,
    group: wire.group,
    windowStart: wire.window_start,
    windowEnd: wire.window_end,
    eventMs: wire.event_ms,
    seq: wire.seq,
    newestEventMs: wire.newest_event_ms,
    watermarkMs: wire.watermark_ms,
    attempt: wire.attempt,
    features: wire.features,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DefinitionsError('unreadable_record', 'The output record is not JSON.');
  }
}
