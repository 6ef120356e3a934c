import type { Scalar } from '../record/scalar';

/** Tags of {@link ByteWriter.scalar}; part of the snapshot format. */
export const SCALAR_TAG = { nothing: 0, number: 1, bigint: 2, string: 3, no: 4, yes: 5 } as const;

/** Appends numbers and texts to a growing buffer, little-endian. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** What was written so far, as a copy. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** One byte. */
  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** A count of 0 … 2^53 − 1, seven bits a byte. */
  count(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** A double, infinities included; also every instant. */
  number(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** A text with every code unit kept, lone surrogates too: one byte a unit where all fit, else two. */
  text(value: string): void {
    const wide = isWide(value);
    this.count(value.length * 2 + (wide ? 1 : 0));
    this.#reserve(value.length * 2);
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      this.#bytes[this.#length] = unit;
      this.#length += 1;
      if (!wide) continue;
      this.#bytes[this.#length] = unit >> 8;
      this.#length += 1;
    }
  }

  /** A value with its type, or null. */
  scalar(value: Scalar | null): void {
    if (value === null) this.byte(SCALAR_TAG.nothing);
    else if (typeof value === 'boolean') this.byte(value ? SCALAR_TAG.yes : SCALAR_TAG.no);
    else if (typeof value === 'number') {
      this.byte(SCALAR_TAG.number);
      this.number(value);
    } else {
      this.byte(typeof value === 'bigint' ? SCALAR_TAG.bigint : SCALAR_TAG.string);
      this.text(String(value));
    }
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

function isWide(value: string): boolean {
  for (let index = 0; index < value.length; index += 1) if (value.charCodeAt(index) > 255) return true;
  return false;
}
