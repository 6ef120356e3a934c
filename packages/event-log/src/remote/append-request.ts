import type { NewRecord, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';

/**
 * An append on its way to the process that writes: `u32 format · text tenant · text topic · u32 records`, then per record
 * `i32 partition (−1 by key) · i32 key size (−1 null) · i32 value size (−1 null) · key · value`; a text is `u32 bytes · UTF-8`.
 * Little endian.
 */
export type AppendRequest = { readonly topic: TopicRef; readonly records: readonly NewRecord[] };

const FORMAT = 1;
const RECORD_HEADER_BYTES = 12;

function headerOf(request: AppendRequest): Buffer {
  const texts = [request.topic.tenant, request.topic.topic].map((text) => Buffer.from(text));
  const parts = texts.flatMap((text) => [u32(text.length), text]);
  return Buffer.concat([u32(FORMAT), ...parts, u32(request.records.length)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The body of an append over HTTP. */
export function encodeAppendRequest(request: AppendRequest): Buffer<ArrayBuffer> {
  const header = headerOf(request);
  const size = request.records.reduce(
    (sum, { key, value }) => sum + RECORD_HEADER_BYTES + (key?.length ?? 0) + (value?.length ?? 0),
    header.length,
  );
  const body = Buffer.allocUnsafe(size);
  body.set(header);
  let at = header.length;
  for (const { partition, key, value } of request.records) {
    body.writeInt32LE(partition ?? -1, at);
    body.writeInt32LE(key?.length ?? -1, at + 4);
    body.writeInt32LE(value?.length ?? -1, at + 8);
    at += RECORD_HEADER_BYTES;
    for (const bytes of [key, value]) {
      if (bytes === null) continue;
      body.set(bytes, at);
      at += bytes.length;
    }
  }
  return body;
}

class BodyCursor {
  #at = 0;

  constructor(private readonly body: Buffer) {}

  get left(): number {
    return this.body.length - this.#at;
  }

  i32(): number {
    return this.take(4).readInt32LE();
  }

  take(size: number): Buffer {
    if (size < 0 || size > this.left) throw new EventLogError('corrupt', 'An append request ends too early.');
    this.#at += size;
    return this.body.subarray(this.#at - size, this.#at);
  }

  nullable(size: number): Buffer | null {
    return size === -1 ? null : this.take(size);
  }
}

/** The append a body holds; keys and values are views of it. Throws `corrupt` for any other bytes. */
export function decodeAppendRequest(bytes: Uint8Array): AppendRequest {
  const cursor = new BodyCursor(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (cursor.i32() !== FORMAT) throw new EventLogError('corrupt', 'An append request has a format this version does not know.');
  const tenant = cursor.take(cursor.i32()).toString('utf8');
  const topic = cursor.take(cursor.i32()).toString('utf8');
  const count = cursor.i32();
  const records: NewRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const [partition, keySize, valueSize] = [cursor.i32(), cursor.i32(), cursor.i32()];
    const record = { key: cursor.nullable(keySize), value: cursor.nullable(valueSize) };
    records.push(partition === -1 ? record : { ...record, partition });
  }
  if (count < 0 || cursor.left > 0) throw new EventLogError('corrupt', 'An append request has bytes behind its end.');
  return { topic: { tenant, topic }, records };
}
