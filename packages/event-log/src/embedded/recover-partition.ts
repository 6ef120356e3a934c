import type { FileHandle } from 'node:fs/promises';
import { open, stat, unlink } from 'node:fs/promises';
import { checkFrame, frameSize } from './frame';
import type { PublishedEnd } from './published-end';
import { checkSegmentHeader, listSegments, readBytes, SEGMENT_HEADER_BYTES, scanFrames, segmentPath } from './segment-file';

/** One segment as its writer knows it. `lastAppendMs` is never earlier than the append time of its newest record. */
export type Segment = { readonly base: number; readonly bytes: number; readonly lastAppendMs: number };

/** What stands on disk when a writer opens a partition. */
export type RecoveredPartition = {
  readonly segments: readonly Segment[];
  readonly start: number;
  readonly end: number;
  readonly lastAppendMs: number;
  /** Bytes behind the last whole frame that were cut off: an append that a crash interrupted, never acknowledged. */
  readonly cutBytes: number;
  /** True when bytes that had been acknowledged are gone or damaged; they stay as they are and reading them rejects with `corrupt`. */
  readonly damaged: boolean;
};

type Tail = { readonly end: number; readonly position: number; readonly lastAppendMs: number; readonly cutBytes: number };

type WholeFrames = Omit<Tail, 'cutBytes'>;

/** Follows whole frames with contiguous offsets from a known place on; what stands behind the first other bytes is never looked at. */
async function followFrames(handle: FileHandle, known: WholeFrames, size: number): Promise<WholeFrames> {
  let { end, position, lastAppendMs } = known;
  for await (const frames of scanFrames(handle, position, size)) {
    for (const frame of frames) {
      if (frame === null || frame.header.baseOffset !== end) return { end, position, lastAppendMs };
      end += frame.header.count;
      position = frame.position + frame.header.size;
      lastAppendMs = Math.max(lastAppendMs, frame.header.appendMs);
    }
  }
  return { end, position, lastAppendMs };
}

/** A crash while a segment was made leaves it short, or, where the file system grew it first, with zeros for its header. */
async function isUnborn(handle: FileHandle, size: number): Promise<boolean> {
  return size < SEGMENT_HEADER_BYTES || (await readBytes(handle, 0, SEGMENT_HEADER_BYTES)).every((byte) => byte === 0);
}

async function cutTail(folder: string, base: number, known: PublishedEnd | null): Promise<Tail> {
  const path = segmentPath(folder, base);
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    if ((known === null || known.end === base) && (await isUnborn(handle, size))) {
      await handle.truncate(0);
      return { end: base, position: 0, lastAppendMs: 0, cutBytes: size };
    }
    await checkSegmentHeader(handle, path);
    const tail = await followFrames(handle, known ?? { end: base, position: SEGMENT_HEADER_BYTES, lastAppendMs: 0 }, size);
    if (tail.position < size) await handle.truncate(tail.position);
    await handle.sync();
    return { ...tail, cutBytes: size - tail.position };
  } finally {
    await handle.close();
  }
}

async function firstAppendMs(folder: string, base: number): Promise<number | null> {
  const handle = await open(segmentPath(folder, base), 'r');
  try {
    const prefix = await readBytes(handle, SEGMENT_HEADER_BYTES, 64);
    const size = frameSize(prefix, 0);
    if (size === null) return null;
    return checkFrame(await readBytes(handle, SEGMENT_HEADER_BYTES, Math.min(size, 1 << 28)), 0)?.appendMs ?? null;
  } finally {
    await handle.close();
  }
}

async function sealedSegments(folder: string, bases: readonly number[], lastAppendMs: number): Promise<Segment[]> {
  const segments: Segment[] = [];
  let newest = lastAppendMs;
  for (let index = bases.length - 1; index >= 0; index -= 1) {
    const base = bases[index];
    if (base === undefined) continue;
    const { size } = await stat(segmentPath(folder, base));
    segments.unshift({ base, bytes: size, lastAppendMs: newest });
    newest = (await firstAppendMs(folder, base)) ?? newest;
  }
  return segments;
}

/** First offsets of the segments that readers may still be told of; files that retention dropped but a crash left are removed. */
async function keptSegments(folder: string, start: number): Promise<number[]> {
  const bases = await listSegments(folder);
  const dropped = bases.filter((_, index) => (bases[index + 1] ?? Number.POSITIVE_INFINITY) <= start);
  for (const base of dropped) await unlink(segmentPath(folder, base));
  return bases.slice(dropped.length);
}

/**
 * Brings a partition's folder into a state that can be appended to: behind the published end whole frames are kept
 * (they are on disk), a torn one is cut. What was published is never cut, and its offsets are never given out again.
 */
export async function recoverPartition(folder: string, published: PublishedEnd | null): Promise<RecoveredPartition> {
  const floor = published ?? { start: 0, end: 0, segmentBase: 0, position: 0, lastAppendMs: 0 };
  const bases = await keptSegments(folder, floor.start);
  const last = bases.at(-1);
  if (last === undefined) {
    return {
      segments: [],
      start: floor.end,
      end: floor.end,
      lastAppendMs: floor.lastAppendMs,
      cutBytes: 0,
      damaged: floor.end > floor.start,
    };
  }
  const lastPath = segmentPath(folder, last);
  const isPublished = published !== null && published.segmentBase === last;
  if (isPublished && published.end > last && (await stat(lastPath)).size < published.position) {
    const segments = await sealedSegments(folder, bases, floor.lastAppendMs);
    return { segments, start: bases[0] ?? last, end: floor.end, lastAppendMs: floor.lastAppendMs, cutBytes: 0, damaged: true };
  }
  const tail = await cutTail(folder, last, isPublished ? published : null);
  const lastAppendMs = Math.max(tail.lastAppendMs, floor.lastAppendMs);
  const segments = await sealedSegments(folder, bases, lastAppendMs);
  const end = Math.max(tail.end, floor.end);
  return { segments, start: Math.min(bases[0] ?? last, end), end, lastAppendMs, cutBytes: tail.cutBytes, damaged: end > tail.end };
}
