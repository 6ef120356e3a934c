import { crc32 } from 'node:zlib';
import type { LogRecord } from '../event-log';

/**
 * A frame is the unit that is written, checked and cut: some records with contiguous offsets and one append time.
 * `u32 payload size · u32 CRC-32 of the payload · payload`; payload: `u32 format · u32 count · u64 first offset ·
 * u64 append time · records`; record: `i32 key size (−1 null) · i32 value size (−1 null) · key · value`. Little endian.
 */
export type FrameHeader = { readonly size: number; readonly baseOffset: number; readonly count: number; readonly appendMs: number };

/** A record before it has an offset. */
export type FrameRecord = { readonly key: Uint8Array | null; readonly value: Uint8Array | null };

export const FRAME_PREFIX_BYTES = 8;
const PAYLOAD_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 8;
const FRAME_FORMAT = 1;

/** Bytes one record takes inside a frame. */
export function recordBytes(record: FrameRecord): number {
  return RECORD_HEADER_BYTES + (record.key?.length ?? 0) + (record.value?.length ?? 0);
}

/** One frame with these records, ready to be written. */
export function encodeFrame(place: { readonly baseOffset: number; readonly appendMs: number }, records: readonly FrameRecord[]): Buffer {
  let size = FRAME_PREFIX_BYTES + PAYLOAD_HEADER_BYTES;
  for (const record of records) size += recordBytes(record);
  const frame = Buffer.allocUnsafe(size);
  frame.writeUInt32LE(FRAME_FORMAT, 8);
  frame.writeUInt32LE(records.length, 12);
  frame.writeBigUInt64LE(BigInt(place.baseOffset), 16);
  frame.writeBigUInt64LE(BigInt(place.appendMs), 24);
  let at = FRAME_PREFIX_BYTES + PAYLOAD_HEADER_BYTES;
  for (const record of records) {
    frame.writeInt32LE(record.key?.length ?? -1, at);
    frame.writeInt32LE(record.value?.length ?? -1, at + 4);
    at += RECORD_HEADER_BYTES;
    if (record.key !== null) {
      frame.set(record.key, at);
      at += record.key.length;
    }
    if (record.value !== null) {
      frame.set(record.value, at);
      at += record.value.length;
    }
  }
  frame.writeUInt32LE(size - FRAME_PREFIX_BYTES, 0);
  frame.writeUInt32LE(crc32(frame.subarray(FRAME_PREFIX_BYTES)), 4);
  return frame;
}

/** Whole size of the frame that starts at `at`, unchecked; null when not even its prefix is there. */
export function frameSize(bytes: Buffer, at: number): number | null {
  return bytes.length - at < FRAME_PREFIX_BYTES ? null : bytes.readUInt32LE(at) + FRAME_PREFIX_BYTES;
}

/** Header of the frame at `at` once its checksum holds; null when it is incomplete, damaged or of an unknown format. */
export function checkFrame(bytes: Buffer, at: number): FrameHeader | null {
  const size = frameSize(bytes, at);
  if (size === null || size < FRAME_PREFIX_BYTES + PAYLOAD_HEADER_BYTES || at + size > bytes.length) return null;
  if (crc32(bytes.subarray(at + FRAME_PREFIX_BYTES, at + size)) !== bytes.readUInt32LE(at + 4)) return null;
  if (bytes.readUInt32LE(at + 8) !== FRAME_FORMAT) return null;
  return {
    size,
    count: bytes.readUInt32LE(at + 12),
    baseOffset: Number(bytes.readBigUInt64LE(at + 16)),
    appendMs: Number(bytes.readBigUInt64LE(at + 24)),
  };
}

/** Records of the checked frame at `at`; keys and values are views of `bytes`, not copies. */
export function decodeFrame(bytes: Buffer, at: number, context: { readonly header: FrameHeader; readonly partition: number }): LogRecord[] {
  const { header, partition } = context;
  const records: LogRecord[] = [];
  let position = at + FRAME_PREFIX_BYTES + PAYLOAD_HEADER_BYTES;
  for (let index = 0; index < header.count; index += 1) {
    const keySize = bytes.readInt32LE(position);
    const valueSize = bytes.readInt32LE(position + 4);
    const keyAt = position + RECORD_HEADER_BYTES;
    const valueAt = keyAt + Math.max(keySize, 0);
    position = valueAt + Math.max(valueSize, 0);
    records.push({
      partition,
      offset: header.baseOffset + index,
      appendMs: header.appendMs,
      key: keySize < 0 ? null : bytes.subarray(keyAt, valueAt),
      value: valueSize < 0 ? null : bytes.subarray(valueAt, position),
    });
  }
  return records;
}
