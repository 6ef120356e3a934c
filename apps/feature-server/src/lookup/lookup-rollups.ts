import type { LookupCounts } from '@freshet/serving/lookup';
import type { Logger } from 'pino';

/** Length of a rollup's bucket. */
export const ROLLUP_BUCKET_MS = 10_000;

/** Lookup counts of one view in one bucket `[bucketMs, bucketMs + 10 s)`. */
export type LookupBucket = { readonly tenant: string; readonly bucketMs: number; readonly counts: LookupCounts };

type Slot = { bucket: LookupBucket; version: number; savedVersion: number };

type Options = {
  /** Stores the whole of each bucket; saving a bucket again replaces it. */
  readonly save: (buckets: readonly LookupBucket[]) => Promise<void>;
  readonly log: Logger;
};

const MAX_BUCKETS = 100_000;

/** Counts of what lookups got, gathered in memory and saved beside the read path; a bucket that could not be saved is kept and tried again. */
export class LookupRollups {
  readonly #slots = new Map<string, Slot>();
  #flushing: Promise<void> | null = null;

  constructor(private readonly options: Options) {}

  /** Adds what one request got. */
  add(tenant: string, counts: LookupCounts, nowMs: number): void {
    const bucketMs = Math.floor(nowMs / ROLLUP_BUCKET_MS) * ROLLUP_BUCKET_MS;
    const key = `${tenant}\n${counts.view}\n${bucketMs}`;
    const slot = this.#slots.get(key);
    if (slot) {
      slot.bucket = { tenant, bucketMs, counts: sum(slot.bucket.counts, counts) };
      slot.version += 1;
      return;
    }
    if (this.#slots.size >= MAX_BUCKETS) this.#dropOldest();
    this.#slots.set(key, { bucket: { tenant, bucketMs, counts }, version: 1, savedVersion: 0 });
  }

  /** Saves what changed and forgets closed buckets that are saved. Never rejects. */
  flush(nowMs: number): Promise<void> {
    this.#flushing ??= this.#save(nowMs).finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #save(nowMs: number): Promise<void> {
    const changed = [...this.#slots.values()].filter((slot) => slot.version !== slot.savedVersion);
    const versions = changed.map(({ version }) => version);
    try {
      if (changed.length > 0) await this.options.save(changed.map(({ bucket }) => bucket));
    } catch (error) {
      this.options.log.warn({ err: error, buckets: changed.length }, 'lookup counts could not be saved; they are kept and tried again');
      return;
    }
    for (const [index, slot] of changed.entries()) slot.savedVersion = versions[index] ?? 0;
    for (const [key, { bucket, version, savedVersion }] of this.#slots) {
      if (version === savedVersion && bucket.bucketMs + 2 * ROLLUP_BUCKET_MS <= nowMs) this.#slots.delete(key);
    }
  }

  #dropOldest(): void {
    const oldest = this.#slots.keys().next();
    if (oldest.done) return;
    this.#slots.delete(oldest.value);
    this.options.log.error('lookup counts of the oldest bucket were given up: too many could not be saved');
  }
}

function sum(left: LookupCounts, right: LookupCounts): LookupCounts {
  return {
    view: left.view,
    present: left.present + right.present,
    nullValue: left.nullValue + right.nullValue,
    neverSeen: left.neverSeen + right.neverSeen,
    expired: left.expired + right.expired,
    error: left.error + right.error,
  };
}
