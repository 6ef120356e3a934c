import type { DataLines } from './data-lines';
import type { DataSet } from './data-set';

/** Events that arrive within one slice of time, ready to be sent once. */
export type Slice = {
  readonly startMs: number;
  readonly endMs: number;
  /** The same for the same slice, whenever it is made. */
  readonly id: string;
  readonly events: readonly string[];
};

/** Length of a slice, ms. */
export const SLICE_MS = 2_000;

/**
 * A data set laid over the clock again and again: pass k begins at t0 = k × its length, and maps a time t of the data to
 * t0 + (t − first) / speed. What arrives when depends on the clock alone, so a replay that is started again goes on in the
 * middle of the pass instead of telling an old story twice.
 */
export class Timeline {
  readonly #passMs: number;

  constructor(
    private readonly data: DataSet,
    private readonly lines: DataLines,
    private readonly speed: number,
  ) {
    this.#passMs = Math.ceil((this.#elapsed(lines.count - 1) + 1) / SLICE_MS) * SLICE_MS;
  }

  /** The slice that holds an instant, epoch ms; its events may be sent from its end on, since all of them have arrived by then. */
  sliceAt(ms: number): Slice {
    const startMs = Math.floor(ms / SLICE_MS) * SLICE_MS;
    const t0 = Math.floor(startMs / this.#passMs) * this.#passMs;
    const map = (time: number): number => Math.floor(t0 + (time - this.data.firstMs) / this.speed);
    const events: string[] = [];
    for (let index = this.#firstAt(startMs - t0); index < this.lines.count && this.#elapsed(index) < startMs - t0 + SLICE_MS; index++) {
      events.push(this.data.event(this.lines.row(index), map));
    }
    return { startMs, endMs: startMs + SLICE_MS, id: `demo-${this.data.topic}-${this.speed}-${startMs}`, events };
  }

  /** Index of the first line that arrives at `elapsedMs` of a pass or later. */
  #firstAt(elapsedMs: number): number {
    let [low, high] = [0, this.lines.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#elapsed(middle) < elapsedMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Time from the start of a pass to the arrival of a line; one from before the first instant arrives with it. */
  #elapsed(index: number): number {
    return Math.max(0, (this.data.arrivalMs(this.lines.row(index)) - this.data.firstMs) / this.speed);
  }
}
