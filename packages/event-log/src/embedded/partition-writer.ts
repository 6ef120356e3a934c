import type { FileHandle } from 'node:fs/promises';
import { open, unlink } from 'node:fs/promises';
import { syncFolder } from './durable-file';
import type { FrameRecord } from './frame';
import { encodeFrame, recordBytes } from './frame';
import type { PublishedEnd } from './published-end';
import type { RecoveredPartition, Segment } from './recover-partition';
import { createSegment, SEGMENT_HEADER_BYTES, segmentPath } from './segment-file';

export type PartitionBounds = {
  readonly segmentBytes: number;
  readonly retentionMs: number | null;
  readonly retentionBytes: number | null;
};

const FRAME_TARGET_BYTES = 128 * 1024;

function* framesOf(records: readonly FrameRecord[]): Generator<readonly FrameRecord[]> {
  let from = 0;
  let bytes = 0;
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index];
    bytes += record === undefined ? 0 : recordBytes(record);
    if (bytes >= FRAME_TARGET_BYTES || index === records.length - 1) {
      yield records.slice(from, index + 1);
      from = index + 1;
      bytes = 0;
    }
  }
}

async function writeWhole(handle: FileHandle, frames: readonly Buffer[], position: number): Promise<void> {
  const size = frames.reduce((sum, frame) => sum + frame.length, 0);
  let { bytesWritten: written } = await handle.writev(frames, position);
  const rest = written < size ? Buffer.concat(frames).subarray(written) : Buffer.alloc(0);
  for (let at = 0; at < rest.length; ) {
    const { bytesWritten } = await handle.write(rest, at, rest.length - at, position + written);
    if (bytesWritten === 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'ENOSPC' });
    at += bytesWritten;
    written += bytesWritten;
  }
}

/**
 * The append side of one partition. `stage` then `sync` puts records on disk; `commit` moves the end past them,
 * `rollback` cuts them off again. The caller never overlaps these calls, and publishes `published()` after `commit`.
 */
export class PartitionWriter {
  #segments: Segment[];
  #handle: FileHandle | null = null;
  #position = 0;
  #start: number;
  #end: number;
  #lastAppendMs: number;
  #staged: { readonly end: number; readonly position: number; readonly appendMs: number } | null = null;

  constructor(
    readonly folder: string,
    private readonly bounds: PartitionBounds,
    recovered: RecoveredPartition,
  ) {
    this.#segments = [...recovered.segments];
    this.#start = recovered.start;
    this.#end = recovered.end;
    this.#lastAppendMs = recovered.lastAppendMs;
    const last = recovered.segments.at(-1);
    this.#position = last === undefined || recovered.damaged ? 0 : last.bytes;
  }

  /** The durable end: the next offset to be given out. */
  get end(): number {
    return this.#end;
  }

  /** What readers may be told. */
  published(): PublishedEnd {
    const base = this.#segments.at(-1)?.base ?? this.#end;
    return {
      start: this.#start,
      end: this.#end,
      segmentBase: base,
      position: Math.max(this.#position, SEGMENT_HEADER_BYTES),
      lastAppendMs: this.#lastAppendMs,
    };
  }

  /** Writes records behind the end without making them durable or visible. */
  async stage(records: readonly FrameRecord[], nowMs: number): Promise<void> {
    const appendMs = Math.max(nowMs, this.#lastAppendMs);
    const handle = await this.#writable();
    let { end, position } = { end: this.#end, position: this.#position };
    this.#staged = { end, position, appendMs };
    const frames: Buffer[] = [];
    for (const part of framesOf(records)) {
      const frame = encodeFrame({ baseOffset: end, appendMs }, part);
      frames.push(frame);
      end += part.length;
      position += frame.length;
    }
    await writeWhole(handle, frames, this.#position);
    this.#staged = { end, position, appendMs };
  }

  /** Makes what was staged durable. */
  async sync(): Promise<void> {
    await this.#handle?.datasync();
  }

  /** Moves the end past what was staged and synced. */
  commit(): void {
    if (this.#staged === null) return;
    this.#end = this.#staged.end;
    this.#position = this.#staged.position;
    this.#lastAppendMs = this.#staged.appendMs;
    this.#staged = null;
    this.#noteLast();
  }

  /** Cuts off what was staged; after it the partition is as before, also for whoever opens it after a power cut. */
  async rollback(): Promise<void> {
    this.#staged = null;
    await this.#handle?.truncate(this.#position);
    await this.#handle?.datasync();
  }

  /** Drops whole segments beyond the bounds; true when the start moved. The caller publishes, then calls `unlinkDropped`. */
  async retain(nowMs: number): Promise<readonly number[]> {
    const dropped: number[] = [];
    const { retentionMs, retentionBytes } = this.bounds;
    let bytes = this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
    for (let oldest = this.#segments[0]; oldest !== undefined; oldest = this.#segments[0]) {
      const isOver = retentionBytes !== null && bytes - oldest.bytes >= retentionBytes;
      const isOld = retentionMs !== null && oldest.lastAppendMs < nowMs - retentionMs;
      if (!(isOver || isOld)) break;
      if (this.#segments.length === 1) {
        if (this.#end === oldest.base) break;
        await this.#rotate();
      }
      this.#segments.shift();
      bytes -= oldest.bytes;
      dropped.push(oldest.base);
      this.#start = this.#segments[0]?.base ?? this.#end;
    }
    return dropped;
  }

  /** Removes files that `retain` dropped, once readers were told. */
  async unlinkDropped(bases: readonly number[]): Promise<void> {
    for (const base of bases) await unlink(segmentPath(this.folder, base));
    await syncFolder(this.folder);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = null;
  }

  async #writable(): Promise<FileHandle> {
    const last = this.#segments.at(-1);
    if (last === undefined || this.#position === 0 || this.#position >= this.bounds.segmentBytes) return this.#rotate();
    this.#handle ??= await open(segmentPath(this.folder, last.base), 'r+');
    return this.#handle;
  }

  /** Starts a segment at the end; the one before is never written again. */
  async #rotate(): Promise<FileHandle> {
    const handle = await createSegment(this.folder, this.#end);
    await this.#handle?.close();
    this.#handle = handle;
    if (this.#segments.at(-1)?.base === this.#end) this.#segments.pop();
    this.#segments.push({ base: this.#end, bytes: SEGMENT_HEADER_BYTES, lastAppendMs: this.#lastAppendMs });
    this.#position = SEGMENT_HEADER_BYTES;
    return handle;
  }

  #noteLast(): void {
    const last = this.#segments.pop();
    if (last !== undefined) this.#segments.push({ base: last.base, bytes: this.#position, lastAppendMs: this.#lastAppendMs });
  }
}
