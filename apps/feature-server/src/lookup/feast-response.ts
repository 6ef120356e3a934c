import type { LookupColumn, LookupResult, ValueDetail } from '@freshet/serving/lookup';

/**
 * The answer's text in Feast's columnar form, with Freshet's details in a field of their own that Feast's clients ignore.
 * Values are spliced in as the JSON texts they are, so that no digit passes through a number.
 */
export function feastResponse(result: LookupResult): string {
  const names = JSON.stringify(result.featureNames);
  return `{"metadata":{"feature_names":${names}},"results":[${result.columns.map(columnText).join(',')}]}`;
}

function columnText({ values, statuses, eventMs, details }: LookupColumn): string {
  const statusTexts = statuses.map((status) => `"${status}"`).join(',');
  const times = eventMs.map((instant) => `"${timestampText(instant)}"`).join(',');
  const own = details === null ? '' : `,"freshet":[${details.map(detailText).join(',')}]`;
  return `{"values":[${values.join(',')}],"statuses":[${statusTexts}],"event_timestamps":[${times}]${own}}`;
}

/** RFC 3339 with no fraction or three digits, as protobuf prints it. */
function timestampText(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

function detailText(detail: ValueDetail | null): string {
  if (detail === null) return 'null';
  return JSON.stringify({
    age_ms: detail.ageMs,
    window_start: detail.windowStart,
    window_end: detail.windowEnd,
    watermark: detail.watermarkMs,
    revision: detail.revision,
    fresh: detail.fresh,
  });
}
