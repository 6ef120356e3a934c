import type { LookupColumn, LookupResult, ValueDetail } from '@freshet/serving/lookup';

/**
 * The answer's text in Feast's columnar form, with Freshet's details in a field of their own that Feast's clients ignore.
 * Values are spliced in as the JSON texts they are, so that no digit passes through a number.
 */
export function feastResponse(result: LookupResult): string {
  const names = JSON.stringify(result.featureNames);
  // Columns of one answer share their rows: each time and each detail is written once.
  const texts = { time: once(timestampText), detail: once(detailText) };
  return `{"metadata":{"feature_names":${names}},"results":[${result.columns.map((column) => columnText(column, texts)).join(',')}]}`;
}

type Texts = { readonly time: (instant: number) => string; readonly detail: (detail: ValueDetail | null) => string };

function columnText({ values, statuses, eventMs, details }: LookupColumn, { time, detail }: Texts): string {
  const statusTexts = statuses.map((status) => `"${status}"`).join(',');
  const own = details === null ? '' : `,"freshet":[${details.map(detail).join(',')}]`;
  return `{"values":[${values.join(',')}],"statuses":[${statusTexts}],"event_timestamps":[${eventMs.map(time).join(',')}]${own}}`;
}

function once<Key>(write: (key: Key) => string): (key: Key) => string {
  const written = new Map<Key, string>();
  return (key) => {
    const known = written.get(key);
    if (known !== undefined) return known;
    const text = write(key);
    written.set(key, text);
    return text;
  };
}

/** RFC 3339 with no fraction or three digits, as protobuf prints it. */
function timestampText(instant: number): string {
  return `"${new Date(instant).toISOString().replace('.000Z', 'Z')}"`;
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
