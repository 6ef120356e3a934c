import { writeSync } from 'node:fs';

const CHUNK_CHARS = 65_536;

const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // A pipe whose reader is slow says "again"; it drains by itself.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
};

/** Lines to one of the standard streams, in large writes that are complete before the process exits. */
export class LineWriter {
  readonly #descriptor: 1 | 2;
  #pending = '';

  constructor(descriptor: 1 | 2) {
    this.#descriptor = descriptor;
  }

  write(line: string): void {
    this.#pending += `${line}\n`;
    if (this.#pending.length > CHUNK_CHARS) this.flush();
  }

  flush(): void {
    writeAll(this.#descriptor, this.#pending);
    this.#pending = '';
  }
}
