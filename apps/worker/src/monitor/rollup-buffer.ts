import { type RollupCodec, rollupBucketOf } from '@freshet/processing/metrics';
import type { Rollup } from '@freshet/registry';
import type { Logger } from 'pino';

type Slot = {
  rollup: Omit<Rollup, 'body'>;
  readonly encode: () => string;
  merge: (body: unknown) => void;
  version: number;
  savedVersion: number;
};

/** What a measurement belongs to. */
export type RollupSubject = { readonly tenant: string; readonly view: string };

type Options = {
  /** Stores whole buckets; saving one again replaces it. */
  readonly save: (rollups: readonly Rollup[]) => Promise<void>;
  /** Boot id of this process. */
  readonly writer: string;
  readonly log: Logger;
};

/** A bucket is kept so long after its start, for measurements that arrive late. */
const KEPT_MS = 20_000;
const MAX_BUCKETS = 50_000;

/** Measurements gathered into buckets; one that could not be saved is kept and tried again. */
export class RollupBuffer {
  readonly #slots = new Map<string, Slot>();

  constructor(private readonly options: Options) {}

  /** Merges a body into the bucket of `nowMs`. */
  add<Body>(
    subject: RollupSubject,
    measured: { readonly kind: Rollup['kind']; readonly codec: RollupCodec<Body>; readonly body: Body },
    nowMs: number,
  ): void {
    const bucketMs = rollupBucketOf(nowMs);
    const key = JSON.stringify([subject.tenant, subject.view, measured.kind, bucketMs]);
    const slot = this.#slots.get(key);
    if (slot) {
      slot.merge(measured.body);
      slot.version += 1;
      return;
    }
    if (this.#slots.size >= MAX_BUCKETS) this.#dropOldest();
    const { tenant, view } = subject;
    this.#slots.set(
      key,
      newSlot({ tenant, view, kind: measured.kind, bucketMs, writer: this.options.writer }, measured.codec, measured.body),
    );
  }

  /** Saves what changed and forgets old buckets that are saved. Never rejects. */
  async save(nowMs: number): Promise<void> {
    const changed = [...this.#slots.values()].filter((slot) => slot.version !== slot.savedVersion);
    const versions = changed.map(({ version }) => version);
    try {
      if (changed.length > 0) await this.options.save(changed.map(({ rollup, encode }) => ({ ...rollup, body: encode() })));
    } catch (error) {
      this.options.log.warn({ err: error, buckets: changed.length }, 'metrics could not be saved; they are kept and tried again');
      return;
    }
    for (const [index, slot] of changed.entries()) slot.savedVersion = versions[index] ?? 0;
    for (const [key, { rollup, version, savedVersion }] of this.#slots) {
      if (version === savedVersion && rollup.bucketMs + KEPT_MS <= nowMs) this.#slots.delete(key);
    }
  }

  #dropOldest(): void {
    const oldest = this.#slots.keys().next();
    if (oldest.done) return;
    this.#slots.delete(oldest.value);
    this.options.log.error('the oldest metrics were given up: too many could not be saved');
  }
}

function newSlot<Body>(rollup: Omit<Rollup, 'body'>, codec: RollupCodec<Body>, first: Body): Slot {
  let body = first;
  return {
    rollup,
    encode: () => codec.encode(body),
    // The key holds the kind, so what is merged here is of the kind that made the slot.
    merge: (other) => {
      body = codec.merge(body, other as Body);
    },
    version: 1,
    savedVersion: 0,
  };
}
