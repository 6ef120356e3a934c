import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** What readers of one partition may see: offsets `[start, end)`, ending at byte `position` of the segment that starts with `segmentBase`. */
export type PublishedEnd = {
  readonly start: number;
  readonly end: number;
  readonly segmentBase: number;
  readonly position: number;
  /** Append time of the newest record ever, epoch ms. */
  readonly lastAppendMs: number;
};

/** One entry per partition; it divides a disk sector, so that an entry is never written in two halves. */
export const END_ENTRY_BYTES = 64;
export const ENDS_FILE = 'ends';
const END_FORMAT = 1;
const CHECKED_BYTES = 48;

/** An entry of the `ends` file: `u32 CRC-32 of the rest · u32 format · start · end · segment base · position · append time`, u64 each. */
export function encodeEnd(end: PublishedEnd): Buffer {
  const entry = Buffer.alloc(END_ENTRY_BYTES);
  entry.writeUInt32LE(END_FORMAT, 4);
  [end.start, end.end, end.segmentBase, end.position, end.lastAppendMs].forEach((value, index) => {
    entry.writeBigUInt64LE(BigInt(value), 8 + index * 8);
  });
  entry.writeUInt32LE(crc32(entry.subarray(4, CHECKED_BYTES)), 0);
  return entry;
}

/** The entry, or null when it was never written or is damaged. */
export function decodeEnd(entry: Buffer): PublishedEnd | null {
  if (entry.length < CHECKED_BYTES || entry.readUInt32LE(4) !== END_FORMAT) return null;
  if (crc32(entry.subarray(4, CHECKED_BYTES)) !== entry.readUInt32LE(0)) return null;
  const at = (index: number) => Number(entry.readBigUInt64LE(8 + index * 8));
  return { start: at(0), end: at(1), segmentBase: at(2), position: at(3), lastAppendMs: at(4) };
}

/** Reads one partition's entry from an open `ends` file; null when it is not valid. */
export function readEnd(descriptor: number, partition: number): PublishedEnd | null {
  const entry = Buffer.alloc(END_ENTRY_BYTES);
  const length = readSync(descriptor, entry, 0, END_ENTRY_BYTES, partition * END_ENTRY_BYTES);
  return decodeEnd(entry.subarray(0, length));
}

/** Overwrites one partition's entry in place; readers see the old one or the new one. */
export async function writeEnd(handle: FileHandle, partition: number, end: PublishedEnd): Promise<void> {
  const entry = encodeEnd(end);
  const { bytesWritten } = await handle.write(entry, 0, entry.length, partition * END_ENTRY_BYTES);
  if (bytesWritten !== entry.length) throw Object.assign(new Error('The published end was written short.'), { code: 'ENOSPC' });
}
