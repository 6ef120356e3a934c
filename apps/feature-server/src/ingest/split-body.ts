import { RequestError } from '../request-error';

/** The two forms in which events are sent. */
export type BodyFormat = 'json_array' | 'ndjson';

const NULL = new Uint8Array([0x6e, 0x75, 0x6c, 0x6c]);
const [QUOTE, BACKSLASH, COMMA, LINE_FEED, CARRIAGE_RETURN] = [0x22, 0x5c, 0x2c, 0x0a, 0x0d];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Cuts a body into its records, each the very bytes that were sent; a tombstone (`null`) is null. Lines without a character are
 * no records. Throws `RequestError` 400 when an array is not JSON; what a line holds is the pipeline's to judge.
 */
export function splitBody(body: Uint8Array, format: BodyFormat): readonly (Uint8Array | null)[] {
  const records = format === 'json_array' ? splitArray(body) : splitLines(body);
  return records.map((record) => (isNull(record) ? null : record));
}

function splitLines(body: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf(LINE_FEED, start);
    const next = newline < 0 ? body.length : newline;
    const end = next > start && body[next - 1] === CARRIAGE_RETURN ? next - 1 : next;
    const line = body.subarray(start, end);
    if (trim(line).length > 0) lines.push(line);
    start = next + 1;
  }
  return lines;
}

/** The array is proven to be JSON first, so the scan only tells strings and nesting apart. */
function splitArray(body: Uint8Array): readonly Uint8Array[] {
  if (!Array.isArray(parse(body))) throw new RequestError(400, 'not_an_array', 'the body must be a JSON array of events');
  const elements: Uint8Array[] = [];
  let depth = 0;
  let start = 0;
  const close = (end: number): void => {
    const element = trim(body.subarray(start, end));
    if (element.length > 0) elements.push(element);
    start = end + 1;
  };
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfString(body, at);
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth === 1) start = at + 1;
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      depth -= 1;
      if (depth === 0) close(at);
    } else if (byte === COMMA && depth === 1) close(at);
  }
  return elements;
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new RequestError(400, 'not_json', `the body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unreadable'}`);
  }
}

/** Index of the quote that ends the string opened at `at`. */
function endOfString(body: Uint8Array, at: number): number {
  let next = at + 1;
  while (next < body.length && body[next] !== QUOTE) next += body[next] === BACKSLASH ? 2 : 1;
  return next;
}

function trim(bytes: Uint8Array): Uint8Array {
  let [start, end] = [0, bytes.length];
  while (start < end && isSpace(bytes[start])) start++;
  while (end > start && isSpace(bytes[end - 1])) end--;
  return bytes.subarray(start, end);
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === LINE_FEED || byte === CARRIAGE_RETURN;
}

function isNull(record: Uint8Array): boolean {
  const text = trim(record);
  return text.length === NULL.length && text.every((byte, index) => byte === NULL[index]);
}
