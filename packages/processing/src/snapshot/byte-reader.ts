import { EngineError } from '../engine-error';
import type { Scalar } from '../record/scalar';
import { SCALAR_TAG } from './byte-writer';

const CHUNK_UNITS = 4096;
const INTEGER = /^-?\d+$/;

/** Reads what {@link ByteWriter} wrote, in the same order; throws `EngineError('corrupt_snapshot')` beyond the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** @throws EngineError when something is left to read. */
  expectEnd(): void {
    if (this.#at !== this.#bytes.length) throw new EngineError('corrupt_snapshot', 'The snapshot goes on behind its state.');
  }

  /** One byte. */
  byte(): number {
    const value = this.#bytes[this.#take(1)];
    return value ?? 0;
  }

  /** A count of 0 … 2^53 − 1. */
  count(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte % 128) * factor;
      if (byte < 128 && Number.isSafeInteger(value)) return value;
      if (byte < 128 || factor > Number.MAX_SAFE_INTEGER)
        throw new EngineError('corrupt_snapshot', 'The snapshot holds a count that is none.');
      factor *= 128;
    }
  }

  /** A double. */
  number(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  /** A text. */
  text(): string {
    const header = this.count();
    const wide = header % 2 === 1;
    const length = Math.floor(header / 2);
    const start = this.#take(wide ? length * 2 : length);
    return length <= CHUNK_UNITS ? this.#units(start, length, wide) : this.#longText(start, length, wide);
  }

  /** A value with its type, or null. */
  scalar(): Scalar | null {
    const tag = this.byte();
    switch (tag) {
      case SCALAR_TAG.nothing:
        return null;
      case SCALAR_TAG.number:
        return this.number();
      case SCALAR_TAG.bigint:
        return this.#bigint();
      case SCALAR_TAG.string:
        return this.text();
      case SCALAR_TAG.no:
        return false;
      case SCALAR_TAG.yes:
        return true;
      default:
        throw new EngineError('corrupt_snapshot', `The snapshot holds an unknown value tag ${tag}.`);
    }
  }

  #bigint(): bigint {
    const text = this.text();
    if (!INTEGER.test(text)) throw new EngineError('corrupt_snapshot', 'The snapshot holds an integer that is none.');
    return BigInt(text);
  }

  #longText(start: number, length: number, wide: boolean): string {
    let text = '';
    for (let from = 0; from < length; from += CHUNK_UNITS) {
      text += this.#units(start + (wide ? from * 2 : from), Math.min(CHUNK_UNITS, length - from), wide);
    }
    return text;
  }

  #units(start: number, length: number, wide: boolean): string {
    const units: number[] = new Array(length);
    for (let index = 0; index < length; index += 1) {
      units[index] = wide ? this.#view.getUint16(start + index * 2, true) : this.#view.getUint8(start + index);
    }
    return String.fromCharCode(...units);
  }

  #take(count: number): number {
    const start = this.#at;
    if (start + count > this.#bytes.length) throw new EngineError('corrupt_snapshot', 'The snapshot ends before its state does.');
    this.#at = start + count;
    return start;
  }
}
