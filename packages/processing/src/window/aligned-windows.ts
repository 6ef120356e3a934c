import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';
import { floorDiv, floorTo } from '../time/floor';
import type { Cell, CellAlgebra } from './cell';
import { lowerBound } from './lower-bound';
import type { FiredWindow, WindowEvent, WindowGroup } from './window-group';

/** Tumbling windows are sliding windows whose slide is their size. `sizeMs` is a multiple of `slideMs` (law W2). */
export type AlignedWindow = { readonly sizeMs: number; readonly slideMs: number; readonly offsetMs: number };

type Slice = Map<string, Cell>;

/**
 * Tumbling and sliding windows as merges of slices (after Flink's SliceAssigner).
 *
 * - A slice is `[end − gcd(size, slide), end)` and named by its end; as size is a multiple of slide, the gcd is the slide.
 * - An event goes into exactly one slice, so its cost depends on neither size nor slide.
 * - The window that ends at E is the merge of the slices that end in `(E − size, E]`. The last window of a slice ends at
 *   `slice end + size − slide`; when that has fired the slice is dropped, and its events are late from then on.
 */
export class AlignedWindows implements WindowGroup {
  readonly #window: AlignedWindow;
  readonly #cells: CellAlgebra;
  readonly #slices = new Map<number, Slice>();
  /** Ends of the slices that are kept, ascending. */
  readonly #ends: number[] = [];

  constructor(window: AlignedWindow, cells: CellAlgebra) {
    this.#window = window;
    this.#cells = cells;
  }

  add({ eventMs, entity, values }: WindowEvent, watermarkMs: number): boolean {
    const { slideMs, offsetMs } = this.#window;
    const end = floorTo(eventMs, slideMs, offsetMs) + slideMs;
    if (this.#lastWindowEnd(end) - 1 <= watermarkMs) return false;
    const slice = this.#slices.get(end) ?? this.#open(end);
    let cell = slice.get(entity);
    if (cell === undefined) {
      cell = this.#cells.create();
      slice.set(entity, cell);
    }
    this.#cells.add(cell, eventMs, values);
    return true;
  }

  fire(beforeMs: number, watermarkMs: number, emit: (window: FiredWindow) => void): void {
    let fired = beforeMs;
    for (;;) {
      const end = this.#nextEnd(fired);
      if (end === null || end - 1 > watermarkMs) return;
      this.#emitWindow(end, emit);
      fired = end - 1;
      this.#dropThrough(end);
    }
  }

  openWindows(watermarkMs: number): number {
    let count = 0;
    let counted = this.#firstEndAfter(watermarkMs) - this.#window.slideMs;
    for (const end of this.#ends) {
      const last = this.#lastWindowEnd(end);
      const first = Math.max(end, counted + this.#window.slideMs);
      count += floorDiv(last - first, this.#window.slideMs) + 1;
      counted = last;
    }
    return count;
  }

  cellCount(): number {
    let count = 0;
    for (const slice of this.#slices.values()) count += slice.size;
    return count;
  }

  encode(writer: ByteWriter): void {
    writer.count(this.#ends.length);
    for (const end of this.#ends) {
      const slice = this.#slices.get(end) ?? new Map();
      writer.number(end);
      this.#cells.encode([...slice.values()], writer);
      for (const entity of slice.keys()) writer.text(entity);
    }
  }

  restore(reader: ByteReader): void {
    const count = reader.count();
    for (let index = 0; index < count; index += 1) {
      const slice = this.#open(reader.number());
      for (const cell of this.#cells.decode(reader)) slice.set(reader.text(), cell);
    }
  }

  #lastWindowEnd(sliceEnd: number): number {
    return sliceEnd + this.#window.sizeMs - this.#window.slideMs;
  }

  #open(end: number): Slice {
    const slice: Slice = new Map();
    this.#slices.set(end, slice);
    this.#ends.splice(lowerBound(this.#ends, end, Number), 0, end);
    return slice;
  }

  /** End of the first window that holds a slice and has not fired, when every `end − 1 ≤ firedMs` has. */
  #nextEnd(firedMs: number): number | null {
    const oldest = this.#ends[0];
    return oldest === undefined ? null : Math.max(oldest, this.#firstEndAfter(firedMs));
  }

  /** The first window end with `end − 1 > ms`. */
  #firstEndAfter(ms: number): number {
    const { slideMs, offsetMs } = this.#window;
    return Number.isFinite(ms) ? floorTo(ms + 1, slideMs, offsetMs) + slideMs : ms;
  }

  #emitWindow(endMs: number, emit: (window: FiredWindow) => void): void {
    const startMs = endMs - this.#window.sizeMs;
    for (const [entity, cell] of this.#merged(endMs)) emit({ entity, startMs, endMs, cell });
  }

  /** All slices up to `endMs` as one. Those before the window are dropped already. */
  #merged(endMs: number): ReadonlyMap<string, Cell> {
    const parts = this.#ends
      .slice(0, lowerBound(this.#ends, endMs + 1, Number))
      .map((end) => this.#slices.get(end) ?? new Map<string, Cell>());
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    const window: Slice = new Map();
    const own = new Set<string>();
    for (const part of parts) for (const [entity, cell] of part) this.#mergeInto({ window, own }, entity, cell);
    return window;
  }

  /** A cell that only one slice has is borrowed; the second one makes a copy to merge into. */
  #mergeInto({ window, own }: { readonly window: Slice; readonly own: Set<string> }, entity: string, cell: Cell): void {
    const there = window.get(entity);
    if (there === undefined) {
      window.set(entity, cell);
      return;
    }
    let sum = there;
    if (!own.has(entity)) {
      sum = this.#cells.create();
      this.#cells.merge(sum, there);
      own.add(entity);
      window.set(entity, sum);
    }
    this.#cells.merge(sum, cell);
  }

  #dropThrough(firedEnd: number): void {
    let count = 0;
    for (const end of this.#ends) {
      if (this.#lastWindowEnd(end) > firedEnd) break;
      this.#slices.delete(end);
      count += 1;
    }
    if (count > 0) this.#ends.splice(0, count);
  }
}
