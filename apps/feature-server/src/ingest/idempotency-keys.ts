import { RequestError } from '../request-error';
import { type IdempotencyJournal, KEY_LIFE_MS, type KeyedBatch } from './idempotency-journal';

/** What came of a keyed batch. */
export type KeyedOutcome = { readonly accepted: number; readonly duplicate: boolean };

type Known = { readonly hash: string; readonly count: number; readonly atMs: number };
type TenantKeys = { readonly known: Map<string, Known>; readonly running: Map<string, Promise<unknown>> };

/** Applies each keyed batch once per tenant, topic and key within 24 h, whatever dies in between. */
export class IdempotencyKeys {
  readonly #tenants = new Map<string, Promise<TenantKeys>>();

  constructor(
    private readonly journal: IdempotencyJournal,
    private readonly onUnconfirmed: (error: unknown) => void,
  ) {}

  /**
   * Runs `append` unless the key is known; a request with a key that is being applied waits for it.
   * Throws `RequestError` 422 when the key stands for another body.
   */
  async apply(tenant: string, batch: KeyedBatch, append: () => Promise<void>): Promise<KeyedOutcome> {
    const { known, running } = await this.#keysOf(tenant, batch.atMs);
    const name = `${batch.topic}\n${batch.key}`;
    for (let other = running.get(name); other; other = running.get(name)) await other.catch(() => undefined);
    const before = known.get(name);
    if (before && batch.atMs - before.atMs < KEY_LIFE_MS) {
      if (before.hash !== batch.hash)
        throw new RequestError(422, 'idempotency_key_reused', 'this Idempotency-Key was used with another body');
      return { accepted: before.count, duplicate: true };
    }
    const work = this.#append(tenant, batch, append);
    running.set(name, work);
    try {
      await work;
    } finally {
      running.delete(name);
    }
    // The oldest stand first, so forgetting stops at the first live one.
    known.delete(name);
    known.set(name, { hash: batch.hash, count: batch.count, atMs: batch.atMs });
    forget(known, batch.atMs);
    return { accepted: batch.count, duplicate: false };
  }

  async #append(tenant: string, batch: KeyedBatch, append: () => Promise<void>): Promise<void> {
    await this.journal.announce(tenant, batch);
    await append();
    this.journal.confirm(tenant, batch.id).catch(this.onUnconfirmed);
  }

  #keysOf(tenant: string, nowMs: number): Promise<TenantKeys> {
    const known = this.#tenants.get(tenant);
    if (known) return known;
    const loading = this.journal.load(tenant, nowMs).then((batches) => ({
      known: new Map(batches.map(({ topic, key, hash, count, atMs }) => [`${topic}\n${key}`, { hash, count, atMs }])),
      running: new Map<string, Promise<unknown>>(),
    }));
    this.#tenants.set(tenant, loading);
    loading.catch(() => this.#tenants.delete(tenant));
    return loading;
  }
}

function forget(known: Map<string, Known>, nowMs: number): void {
  for (const [name, { atMs }] of known) {
    if (nowMs - atMs < KEY_LIFE_MS) return;
    known.delete(name);
  }
}
