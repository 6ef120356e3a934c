import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';

type Partition = {
  /** Greatest event time − delay; minus infinity before the first event. */
  watermarkMs: number;
  idle: boolean;
  /** Clock at which the reader was first seen at the end without an event since; null while it is not there. */
  atEndSinceMs: number | null;
};

/**
 * Watermarks of a source's partitions and the source's own: the least of those that are not idle, which never goes back
 * and stands still while all are idle (law T2). Minus infinity before there is one.
 */
export class SourceWatermark {
  readonly #delayMs: number;
  readonly #idleTimeoutMs: number;
  readonly #partitions: Partition[] = [];
  #currentMs = Number.NEGATIVE_INFINITY;

  constructor(options: { readonly delayMs: number; readonly idleTimeoutMs: number; readonly partitions: number }) {
    this.#delayMs = options.delayMs;
    this.#idleTimeoutMs = options.idleTimeoutMs;
    for (let index = 0; index < options.partitions; index += 1) this.#partition(index);
  }

  /** The source's watermark. */
  get currentMs(): number {
    return this.#currentMs;
  }

  /** Watermark and idleness of each partition. */
  partitions(): readonly { readonly watermarkMs: number; readonly idle: boolean }[] {
    return this.#partitions;
  }

  /** An event of the partition: it is not idle, and its watermark may advance. */
  observe(partition: number, eventMs: number): void {
    const state = this.#partition(partition);
    const watermarkMs = Math.max(state.watermarkMs, eventMs - this.#delayMs);
    const unchanged = watermarkMs === state.watermarkMs && !state.idle;
    state.watermarkMs = watermarkMs;
    state.atEndSinceMs = null;
    state.idle = false;
    if (!unchanged) this.#advance();
  }

  /** Partitions at their end without an event for the idle timeout become idle; the others' timers stand at nought. */
  tick(nowMs: number, partitionsAtEnd: readonly number[]): void {
    const atEnd = new Set(partitionsAtEnd);
    for (const partition of atEnd) this.#partition(partition);
    for (const [index, state] of this.#partitions.entries()) {
      if (!atEnd.has(index)) state.atEndSinceMs = null;
      else state.atEndSinceMs ??= nowMs;
      if (state.atEndSinceMs !== null && nowMs - state.atEndSinceMs >= this.#idleTimeoutMs) state.idle = true;
    }
    this.#advance();
  }

  /** Idleness is kept, the timers are not: the clock goes on while nobody reads. */
  encode(writer: ByteWriter): void {
    writer.number(this.#currentMs);
    writer.count(this.#partitions.length);
    for (const { watermarkMs, idle } of this.#partitions) {
      writer.number(watermarkMs);
      writer.byte(idle ? 1 : 0);
    }
  }

  restore(reader: ByteReader): void {
    this.#currentMs = reader.number();
    const count = reader.count();
    for (let index = 0; index < count; index += 1) {
      const state = this.#partition(index);
      state.watermarkMs = reader.number();
      state.idle = reader.byte() === 1;
    }
  }

  #partition(index: number): Partition {
    while (this.#partitions.length <= index) {
      this.#partitions.push({ watermarkMs: Number.NEGATIVE_INFINITY, idle: false, atEndSinceMs: null });
    }
    const state = this.#partitions[index];
    if (state === undefined) throw new RangeError(`No partition ${index}`);
    return state;
  }

  #advance(): void {
    let least = Number.POSITIVE_INFINITY;
    for (const { idle, watermarkMs } of this.#partitions) if (!idle && watermarkMs < least) least = watermarkMs;
    if (least !== Number.POSITIVE_INFINITY && least > this.#currentMs) this.#currentMs = least;
  }
}
