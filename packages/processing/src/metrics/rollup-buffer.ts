import { type Rollup, type RollupCodec, type RollupKind, rollupBucketOf } from './rollup';

/** What a measurement belongs to. */
export type RollupSubject = { readonly tenant: string; readonly view: string };

/** A bucket of one process's own measurements, as it is stored. */
export type OwnRollup = Rollup & RollupSubject & { readonly writer: string };

type Options = {
  /** Stores whole buckets; saving one again replaces it. */
  readonly save: (rollups: readonly OwnRollup[]) => Promise<void>;
  /** Boot id of this process. */
  readonly writer: string;
  /** Told that so many buckets could not be saved and are kept, and that the oldest one was given up for lack of room. */
  readonly onUnsaved: (error: unknown, buckets: number) => void;
  readonly onGivenUp: () => void;
};

/** One body to be merged into its bucket. */
export type Measured<Body> = { readonly kind: RollupKind; readonly codec: RollupCodec<Body>; readonly body: Body };

type Slot = {
  rollup: Omit<OwnRollup, 'body'>;
  readonly encode: () => string;
  merge: (body: unknown) => void;
  version: number;
  savedVersion: number;
};

/** A bucket is kept so long after its start, for measurements that arrive late. */
const KEPT_MS = 20_000;
const MAX_BUCKETS = 50_000;

/** Measurements gathered into buckets and saved beside the work they measure; one that could not be saved is kept and tried again. */
export class RollupBuffer {
  readonly #slots = new Map<string, Slot>();
  #saving: Promise<void> | null = null;

  constructor(private readonly options: Options) {}

  /** Merges a body into the bucket of `nowMs`. */
  add<Body>({ tenant, view }: RollupSubject, { kind, codec, body }: Measured<Body>, nowMs: number): void {
    const bucketMs = rollupBucketOf(nowMs);
    const key = JSON.stringify([tenant, view, kind, bucketMs]);
    const slot = this.#slots.get(key);
    if (slot) {
      slot.merge(body);
      slot.version += 1;
      return;
    }
    if (this.#slots.size >= MAX_BUCKETS) this.#dropOldest();
    this.#slots.set(key, newSlot({ tenant, view, kind, bucketMs, writer: this.options.writer }, codec, body));
  }

  /** Saves what changed and forgets old buckets that are saved; a call during another joins it. Never rejects. */
  save(nowMs: number): Promise<void> {
    this.#saving ??= this.#saveChanged(nowMs).finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #saveChanged(nowMs: number): Promise<void> {
    const changed = [...this.#slots.values()].filter((slot) => slot.version !== slot.savedVersion);
    const versions = changed.map(({ version }) => version);
    try {
      if (changed.length > 0) await this.options.save(changed.map(({ rollup, encode }) => ({ ...rollup, body: encode() })));
    } catch (error) {
      this.options.onUnsaved(error, changed.length);
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
    this.options.onGivenUp();
  }
}

function newSlot<Body>(rollup: Omit<OwnRollup, 'body'>, codec: RollupCodec<Body>, first: Body): Slot {
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
