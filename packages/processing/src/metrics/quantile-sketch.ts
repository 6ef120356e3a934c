/** Quantiles are within this part of the true value. */
export const SKETCH_RELATIVE_ERROR = 0.01;

const GAMMA = (1 + SKETCH_RELATIVE_ERROR) / (1 - SKETCH_RELATIVE_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Values below count as nought: a nanosecond, where the values are seconds. */
const SMALLEST = 1e-9;

/** A sketch as JSON: how many values are nought, and pairs of bin and count in order of the bins. */
export type SketchJson = { readonly zero: number; readonly bins: readonly (readonly [number, number])[] };

/**
 * Quantiles of non-negative values within 1 %, mergeable in any order (DDSketch: Masson, Rim, Lee, "DDSketch: A Fast and
 * Fully-Mergeable Quantile Sketch with Relative-Error Guarantees", 2019). Bin k counts the values in `(γ^(k−1), γ^k]`.
 */
export class QuantileSketch {
  #zero = 0;
  #count = 0;
  readonly #bins = new Map<number, number>();

  /** How many values it holds. */
  get count(): number {
    return this.#count;
  }

  /** Counts a value in; negative ones as nought. */
  add(value: number): void {
    this.#count += 1;
    if (value < SMALLEST) this.#zero += 1;
    else this.#addBin(Math.ceil(Math.log(value) / LOG_GAMMA), 1);
  }

  /** Counts all values of the other in; the other stays as it is. */
  merge(other: QuantileSketch): void {
    this.#zero += other.#zero;
    this.#count += other.#count;
    for (const [bin, count] of other.#bins) this.#addBin(bin, count);
  }

  /** The value at rank `q × (count − 1)`, `q` in 0 … 1; null when it holds none. */
  quantile(q: number): number | null {
    if (this.#count === 0) return null;
    let below = this.#zero;
    if (q * (this.#count - 1) < below) return 0;
    for (const [bin, count] of this.#sortedBins()) {
      below += count;
      if (q * (this.#count - 1) < below) return (2 * GAMMA ** bin) / (GAMMA + 1);
    }
    return null;
  }

  toJson(): SketchJson {
    return { zero: this.#zero, bins: this.#sortedBins() };
  }

  static fromJson(json: SketchJson): QuantileSketch {
    const sketch = new QuantileSketch();
    sketch.#zero = json.zero;
    sketch.#count = json.zero;
    for (const [bin, count] of json.bins) {
      sketch.#addBin(bin, count);
      sketch.#count += count;
    }
    return sketch;
  }

  #addBin(bin: number, count: number): void {
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
  }

  #sortedBins(): [number, number][] {
    return [...this.#bins].sort(([left], [right]) => left - right);
  }
}
