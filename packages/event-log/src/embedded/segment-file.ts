import type { FileHandle } from 'node:fs/promises';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EventLogError } from '../event-log';
import { syncFolder } from './durable-file';
import type { FrameHeader } from './frame';
import { checkFrame, frameSize } from './frame';

/** Segment files are named by their first offset, so that a sorted listing is the order of the log. */
export function segmentPath(folder: string, base: number): string {
  return join(folder, `${base.toString().padStart(20, '0')}.log`);
}

const HEADER = Buffer.from('FRESHLOG\u0001\0\0\0\0\0\0\0', 'latin1');
export const SEGMENT_HEADER_BYTES = HEADER.length;

/** First offsets of the segments in a partition's folder, ascending. */
export async function listSegments(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => /^\d{20}\.log$/.test(name))
    .map((name) => Number(name.slice(0, 20)))
    .sort((a, b) => a - b);
}

/** Creates an empty segment, durable under its name when this resolves. */
export async function createSegment(folder: string, base: number): Promise<FileHandle> {
  const handle = await open(segmentPath(folder, base), 'w+');
  try {
    await handle.write(HEADER, 0, HEADER.length, 0);
    await handle.datasync();
    await syncFolder(folder);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Refuses a file that is not a segment of a known format. */
export async function checkSegmentHeader(handle: FileHandle, path: string): Promise<void> {
  const header = Buffer.alloc(HEADER.length);
  await handle.read(header, 0, header.length, 0);
  if (!header.equals(HEADER)) throw new EventLogError('corrupt', `${path} is not a log segment of a known format.`);
}

/** Reads up to `size` bytes at `position`; shorter only at the end of the file. */
export async function readBytes(handle: FileHandle, position: number, size: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await handle.read(bytes, length, size - length, position + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

export type PlacedFrame = { readonly header: FrameHeader; readonly bytes: Buffer; readonly at: number; readonly position: number };

const CHUNK_BYTES = 512 * 1024;

/**
 * Whole frames of a segment in order within bytes `[from, to)`, a chunk at a time. Ends at `to`, or yields null and ends
 * where the bytes stop being a valid frame.
 */
export async function* scanFrames(handle: FileHandle, from: number, to: number): AsyncGenerator<readonly (PlacedFrame | null)[]> {
  let position = from;
  let wanted = CHUNK_BYTES;
  while (position < to) {
    const bytes = await readBytes(handle, position, Math.min(wanted, to - position));
    const frames: (PlacedFrame | null)[] = [];
    let at = 0;
    for (let header = checkFrame(bytes, at); header !== null; header = checkFrame(bytes, at)) {
      frames.push({ header, bytes, at, position: position + at });
      at += header.size;
    }
    const next = frameSize(bytes, at);
    const rest = to - position - at;
    const incomplete = rest > 0 && (next === null ? bytes.length - at < rest : next > bytes.length - at && next <= rest);
    if (rest > 0 && !incomplete) frames.push(null);
    if (frames.length > 0) yield frames;
    if (rest > 0 && !incomplete) return;
    if (incomplete && at === 0 && bytes.length < Math.min(wanted, to - position)) {
      yield [null];
      return;
    }
    position += at;
    wanted = Math.max(CHUNK_BYTES, next ?? 0);
  }
}
