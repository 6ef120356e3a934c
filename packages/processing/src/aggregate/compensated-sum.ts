import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';

/** From here on values are summed scaled down, so that no sum on the way overflows where the last one does not. */
const HUGE = 2 ** 960;
const SCALE = 2 ** -64;

/**
 * A sum of doubles with the rounding error of every addition kept beside it (Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", 1974), in any order of adding and merging within law A3.
 */
export class CompensatedSum {
  #sum = 0;
  #lost = 0;
  #hugeSum = 0;
  #hugeLost = 0;

  /** Adds one finite value. */
  add(value: number): void {
    if (value >= HUGE || value <= -HUGE) this.#addHuge(value * SCALE);
    else this.#addPlain(value);
  }

  /** Adds everything the other holds; the other stays as it is. */
  merge(other: CompensatedSum): void {
    this.add(other.#sum);
    this.#lost += other.#lost;
    if (other.#hugeSum === 0 && other.#hugeLost === 0) return;
    this.#addHuge(other.#hugeSum);
    this.#hugeLost += other.#hugeLost;
  }

  /** The sum divided by `divisor`; not finite only when the result itself is beyond a double. */
  dividedBy(divisor: number): number {
    const sum = this.#sum + this.#lost;
    if (this.#hugeSum === 0 && this.#hugeLost === 0) return sum / divisor;
    const huge = this.#hugeSum + (this.#hugeLost + sum * SCALE);
    return huge / divisor / SCALE;
  }

  encode(writer: ByteWriter): void {
    for (const part of [this.#sum, this.#lost, this.#hugeSum, this.#hugeLost]) writer.number(part);
  }

  static decode(reader: ByteReader): CompensatedSum {
    const sum = new CompensatedSum();
    sum.#sum = reader.number();
    sum.#lost = reader.number();
    sum.#hugeSum = reader.number();
    sum.#hugeLost = reader.number();
    return sum;
  }

  #addPlain(value: number): void {
    const next = this.#sum + value;
    this.#lost += lostBy(this.#sum, value, next);
    this.#sum = next;
  }

  #addHuge(value: number): void {
    const next = this.#hugeSum + value;
    this.#hugeLost += lostBy(this.#hugeSum, value, next);
    this.#hugeSum = next;
  }
}

function lostBy(left: number, right: number, sum: number): number {
  return Math.abs(left) >= Math.abs(right) ? left - sum + right : right - sum + left;
}
