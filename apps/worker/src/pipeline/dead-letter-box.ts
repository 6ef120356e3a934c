import type { DeadLetterReason } from '@freshet/definitions';
import type { LogRecord } from '@freshet/event-log';
import type { NewDeadLetter } from '@freshet/registry';

const DAY_MS = 86_400_000;
/** Of each reason and UTC day so many are kept (law T4); all are counted by the engine. */
const KEPT_PER_REASON_AND_DAY = 1_000;
const MAX_PAYLOAD_BYTES = 256 * 1024;
/** Payloads in memory, and in one transaction of the registry, beyond which a checkpoint is due. */
const FULL_BYTES = 8 * 1024 * 1024;

/** Dead letters found since the last checkpoint; the registry takes them in the checkpoint's transaction. */
export class DeadLetterBox {
  #letters: NewDeadLetter[] = [];
  #bytes = 0;
  readonly #handedOver = new Map<string, number>();

  /** Keeps the record's first 256 KiB, unless enough of its reason and day were handed over since this process began. */
  add(record: LogRecord, reason: DeadLetterReason): void {
    const slot = `${reason} ${Math.floor(record.appendMs / DAY_MS)}`;
    const kept = this.#handedOver.get(slot) ?? 0;
    if (kept >= KEPT_PER_REASON_AND_DAY) return;
    this.#handedOver.set(slot, kept + 1);
    // A copy: the record's bytes are a view into a read buffer.
    const payload = record.value && new Uint8Array(record.value.subarray(0, MAX_PAYLOAD_BYTES));
    this.#bytes += payload?.length ?? 0;
    this.#letters.push({ partition: record.partition, offset: record.offset, reason, appendMs: record.appendMs, payload });
  }

  /** The letters since the last call, which the next checkpoint must keep. */
  take(): readonly NewDeadLetter[] {
    const letters = this.#letters;
    this.#letters = [];
    this.#bytes = 0;
    return letters;
  }

  /** True when the letters should be handed over before more are added. */
  isFull(): boolean {
    return this.#bytes >= FULL_BYTES;
  }
}
