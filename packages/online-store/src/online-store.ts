import type { OutputRecord } from '@freshet/definitions';

/** The address of one value: one entity in one window group of one key space of one view. */
export type OnlineKey = {
  readonly tenant: string;
  readonly view: string;
  /** Key space; 1 keeps the plain view name, later ones write `{view}@<n>` (`delivery.md` K2). */
  readonly keySpace: number;
  /** Group to append as `#<group>`; null for the group that owns the plain key. */
  readonly group: string | null;
  /** Key name → canonical key text (`7`, `true`, the string itself), any order. */
  readonly entity: Readonly<Record<string, string>>;
};

/** What is stored: the output record, plus what the materializer adds. */
export type OnlineRecord = OutputRecord & {
  readonly revision: number;
  /** When the write was first acknowledged, epoch ms. */
  readonly writtenMs: number;
};

export type OnlineWrite = { readonly key: OnlineKey; readonly record: OnlineRecord; readonly ttlMs: number | null };

/**
 * `written` newer than what stood there · `same` the identity is there already, nothing changed · `stale` a newer one is
 * there, refused · `expired` its physical life was over before it was written (`delivery.md` S1).
 */
export type WriteOutcome = 'written' | 'same' | 'stale' | 'expired';

export type WriteResult = {
  readonly outcome: WriteOutcome;
  /** First acknowledgement of this identity, epoch ms; an equal write returns the stored one. Null when it was not kept. */
  readonly writtenMs: number | null;
  /** Newest event of the record that stood there before; null when there was none. Freshness judges only news. */
  readonly previousNewestEventMs: number | null;
};

/** A record found: feature values are raw JSON text, so that no digit is lost on the way to a reader. */
export type OnlineHit = {
  readonly record: Omit<OnlineRecord, 'features'>;
  /** Feature name → JSON text of its wire value. */
  readonly features: Readonly<Record<string, string>>;
};

/**
 * Hot storage of the newest row per (view, key space, group, entity). Knows keys, rows and times, never aggregators.
 * Event-time order is kept by the store, atomically: `(eventMs, seq)` never goes back.
 */
export interface OnlineStore {
  /** Durable when it resolves; results in the order of `writes`. Rejects with `OnlineStoreError` and then nothing is acknowledged. */
  write(writes: readonly OnlineWrite[], nowMs: number): Promise<readonly WriteResult[]>;
  /** One round trip; null where there is no record. Does not judge ttl: that is the reader's half-open rule. */
  read(keys: readonly OnlineKey[]): Promise<readonly (OnlineHit | null)[]>;
  delete(keys: readonly OnlineKey[]): Promise<void>;
  /** Entities of one view and group, for the console: up to `limit`, in key order from after `after`. */
  scan(
    scope: Omit<OnlineKey, 'entity'>,
    options: { readonly limit: number; readonly after: string | null },
  ): Promise<{ readonly hits: readonly OnlineHit[]; readonly next: string | null }>;
  /** Small documents of the control plane that readers need without a database: serving manifests (`delivery.md` K3). */
  putDocument(name: string, text: string): Promise<void>;
  getDocument(name: string): Promise<string | null>;
  /** Document names with this prefix, sorted. */
  listDocuments(prefix: string): Promise<readonly string[]>;
  deleteDocument(name: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

export type OnlineStoreErrorCode = 'unavailable' | 'bad_record' | 'unknown_format' | 'closed' | 'full';

export class OnlineStoreError extends Error {
  override readonly name = 'OnlineStoreError';
  constructor(
    readonly code: OnlineStoreErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
