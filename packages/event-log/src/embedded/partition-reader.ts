import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { LogRecord } from '../event-log';
import { EventLogError } from '../event-log';
import { decodeFrame } from './frame';
import type { PublishedEnd } from './published-end';
import type { PlacedFrame } from './segment-file';
import { checkSegmentHeader, listSegments, SEGMENT_HEADER_BYTES, scanFrames, segmentPath } from './segment-file';
import { upsert } from './upsert';

type Mark = { readonly offset: number; readonly position: number };

const MARK_EVERY_BYTES = 64 * 1024;
const MOST_MARKED_SEGMENTS = 64;

/**
 * The read side of one partition. Keeps an open file, a sparse index of the segments it went through, and the records
 * read ahead, so that reading on from where it stopped costs no search. Calls are served one after the other.
 */
export class PartitionReader {
  #bases: readonly number[] = [];
  #open: { readonly base: number; readonly handle: FileHandle } | null = null;
  #marks = new Map<number, Mark[]>();
  #ahead: readonly LogRecord[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly partition: number,
    private readonly published: () => PublishedEnd,
  ) {}

  /** Up to `maxRecords` from `offset` on; fewer is normal, none only at the end. */
  read(offset: number, maxRecords: number): Promise<readonly LogRecord[]> {
    return this.#alone(async () => {
      const end = this.#checkOffset(offset);
      if (offset === end.end || maxRecords <= 0) return [];
      if (this.#ahead[0]?.offset !== offset) this.#ahead = await this.#load(offset, end);
      const page = this.#ahead.slice(0, maxRecords);
      this.#ahead = this.#ahead.slice(maxRecords);
      return page;
    });
  }

  /** The first offset appended at `appendMs` or later. */
  offsetAt(appendMs: number): Promise<number> {
    return this.#alone(async () => {
      const end = this.published();
      if (end.start === end.end || appendMs > end.lastAppendMs) return end.end;
      await this.#list(end);
      const bases = this.#bases.filter((base) => base >= end.start && base < end.end);
      let at = bases.length - 1;
      while (at > 0 && ((await this.#firstAt(bases[at] ?? 0, end, () => true))?.header.appendMs ?? 0) >= appendMs) at -= 1;
      for (const base of bases.slice(Math.max(at, 0))) {
        const frame = await this.#firstAt(base, end, ({ header }) => header.appendMs >= appendMs);
        if (frame !== null) return frame.header.baseOffset;
      }
      return end.end;
    });
  }

  close(): Promise<void> {
    return this.#alone(async () => {
      await this.#open?.handle.close();
      this.#open = null;
    });
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #checkOffset(offset: number): PublishedEnd {
    const end = this.published();
    if (offset >= end.start && offset <= end.end) return end;
    throw new EventLogError(
      'offset_out_of_range',
      `Offset ${offset} is outside [${end.start}, ${end.end}] of partition ${this.partition}.`,
    );
  }

  async #load(offset: number, end: PublishedEnd): Promise<readonly LogRecord[]> {
    await this.#list(end);
    const base = this.#bases.findLast((candidate) => candidate <= offset);
    if (base === undefined) throw this.#damage(offset);
    try {
      for await (const frames of this.#scan(base, this.#position(base, offset), end)) {
        const records = frames.flatMap((frame) => this.#decode(frame, offset));
        const from = records.findIndex((record) => record.offset >= offset);
        if (from < 0) continue;
        if (records[from]?.offset !== offset) throw this.#damage(offset);
        return from === 0 ? records : records.slice(from);
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      this.#checkOffset(offset);
    }
    throw this.#damage(offset);
  }

  #decode(frame: PlacedFrame, offset: number): LogRecord[] {
    if (frame.header.baseOffset + frame.header.count <= offset) return [];
    return decodeFrame(frame.bytes, frame.at, { header: frame.header, partition: this.partition });
  }

  async #firstAt(base: number, end: PublishedEnd, matches: (frame: PlacedFrame) => boolean): Promise<PlacedFrame | null> {
    for await (const frames of this.#scan(base, SEGMENT_HEADER_BYTES, end)) {
      const found = frames.find(matches);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** Whole published frames of a segment from a position on; rejects with `corrupt` at the first damaged one. */
  async *#scan(base: number, from: number, end: PublishedEnd): AsyncGenerator<readonly PlacedFrame[]> {
    const handle = await this.#segment(base);
    const to = base === end.segmentBase ? end.position : (await handle.stat()).size;
    for await (const frames of scanFrames(handle, from, to)) {
      const whole = frames.filter((frame) => frame !== null);
      this.#mark(base, whole);
      if (whole.length > 0) yield whole;
      if (whole.length < frames.length) throw this.#damage(whole.at(-1)?.header.baseOffset ?? base);
    }
  }

  async #segment(base: number): Promise<FileHandle> {
    if (this.#open?.base === base) return this.#open.handle;
    const path = segmentPath(this.folder, base);
    const handle = await open(path, 'r');
    await this.#open?.handle.close();
    this.#open = { base, handle };
    await checkSegmentHeader(handle, path);
    return handle;
  }

  async #list(end: PublishedEnd): Promise<void> {
    if (this.#bases.at(-1) === end.segmentBase && (this.#bases[0] ?? 0) >= end.start) return;
    this.#bases = (await listSegments(this.folder)).filter((base) => base >= end.start && base <= end.segmentBase);
  }

  #mark(base: number, frames: readonly PlacedFrame[]): void {
    const [oldest] = this.#marks.keys();
    if (this.#marks.size > MOST_MARKED_SEGMENTS && oldest !== undefined) this.#marks.delete(oldest);
    const marks = upsert(this.#marks, base, () => []);
    for (const { header, position } of frames) {
      if (position >= (marks.at(-1)?.position ?? 0) + MARK_EVERY_BYTES) marks.push({ offset: header.baseOffset, position });
    }
  }

  #position(base: number, offset: number): number {
    return this.#marks.get(base)?.findLast((mark) => mark.offset <= offset)?.position ?? SEGMENT_HEADER_BYTES;
  }

  #damage(offset: number): EventLogError {
    return new EventLogError('corrupt', `Partition ${this.partition} in ${this.folder} is damaged near offset ${offset}.`);
  }
}
