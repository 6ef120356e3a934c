import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Database, open, type RootDatabase } from 'lmdb';
import { escapeKeyPart, keyPrefix } from '../key';
import type { OnlineHit, OnlineKey, OnlineStore, OnlineWrite, WriteResult } from '../online-store';
import { OnlineStoreError } from '../online-store';
import { isPhysicallyOver, physicalExpiry } from '../physical-expiry';
import { DocumentTable } from './document-table';
import { orderFields, packRecord, unpackRecord } from './packed-record';
import { asStoreError } from './store-error';
import { groupOfKeyText, storedKey } from './stored-key';

/** What one pass of garbage collection did; `done` when the whole store has been looked at once. */
export type CollectResult = { readonly visited: number; readonly removed: number; readonly done: boolean };

/** The embedded store: besides the port it collects what is physically expired. */
export interface EmbeddedOnlineStore extends OnlineStore {
  /** Looks at up to `limit` records on from where the last call stopped, and removes those whose physical life is over at `nowMs`. */
  collect(nowMs: number, limit: number): Promise<CollectResult>;
}

const WRITES_PER_TRANSACTION = 1000;
const NOTHING_BEFORE = { previousNewestEventMs: null };

class LmdbOnlineStore implements EmbeddedOnlineStore {
  #isClosed = false;
  #collectFrom: Buffer | null = null;
  readonly #values: Database<Buffer, Buffer>;
  readonly #documents: DocumentTable;

  constructor(private readonly root: RootDatabase<Buffer, Buffer>) {
    this.#values = root.openDB<Buffer, Buffer>('values', { encoding: 'binary', keyEncoding: 'binary' });
    this.#documents = new DocumentTable(root.openDB<Buffer, Buffer>('documents', { encoding: 'binary', keyEncoding: 'binary' }));
  }

  async write(writes: readonly OnlineWrite[], nowMs: number): Promise<readonly WriteResult[]> {
    const results: WriteResult[] = [];
    for (let from = 0; from < writes.length; from += WRITES_PER_TRANSACTION) {
      if (from > 0) await nextTurn();
      const part = writes.slice(from, from + WRITES_PER_TRANSACTION);
      results.push(...this.#transact(() => part.map((write) => this.#writeOne(write, nowMs))));
    }
    await this.#flushed();
    return results;
  }

  async read(keys: readonly OnlineKey[]): Promise<readonly (OnlineHit | null)[]> {
    return this.#fresh(() => keys.map((key) => this.#readOne(key)));
  }

  async delete(keys: readonly OnlineKey[]): Promise<void> {
    this.#transact(() => {
      for (const key of keys) this.#values.removeSync(storedKey(key).bytes);
    });
    await this.#flushed();
  }

  async scan(
    scope: Omit<OnlineKey, 'entity'>,
    options: { readonly limit: number; readonly after: string | null },
  ): Promise<{ readonly hits: readonly OnlineHit[]; readonly next: string | null }> {
    return this.#fresh(() => this.#scanFresh(scope, options));
  }

  async putDocument(name: string, text: string): Promise<void> {
    this.#transact(() => {
      this.#documents.put(name, text);
    });
    await this.#flushed();
  }

  async getDocument(name: string): Promise<string | null> {
    return this.#fresh(() => this.#documents.get(name));
  }

  async listDocuments(prefix: string): Promise<readonly string[]> {
    return this.#fresh(() => this.#documents.list(prefix));
  }

  async deleteDocument(name: string): Promise<void> {
    this.#transact(() => {
      this.#documents.delete(name);
    });
    await this.#flushed();
  }

  async ping(): Promise<void> {
    this.#fresh(() => this.#values.doesExist(Buffer.from('ping')));
  }

  async collect(nowMs: number, limit: number): Promise<CollectResult> {
    const { visited, last, expired } = this.#fresh(() => this.#findExpired(nowMs, limit));
    const removed = expired.length === 0 ? 0 : this.#transact(() => expired.filter((key) => this.#removeExpired(key, nowMs)).length);
    this.#collectFrom = visited < limit ? null : last;
    return { visited, removed, done: visited < limit };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.root.close();
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new OnlineStoreError('closed', 'The online store is closed.');
  }

  /** Runs writes as one transaction that excludes every other process. `work` returns no promise: the lock would stay held. */
  #transact<T>(work: () => T): T {
    this.#checkOpen();
    try {
      return this.root.transactionSync(work);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** Reads what every process has committed until now; without the reset a snapshot lives on for the whole event turn. */
  #fresh<T>(work: () => T): T {
    this.#checkOpen();
    try {
      this.root.resetReadTxn();
      return work();
    } catch (error) {
      throw asStoreError(error);
    }
  }

  async #flushed(): Promise<void> {
    try {
      await this.root.flushed;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  #writeOne({ key, record, ttlMs }: OnlineWrite, nowMs: number): WriteResult {
    const { bytes, wholeKey } = storedKey(key);
    const packed = packRecord({ ...record, writtenMs: nowMs }, { wholeKey, expiresMs: physicalExpiry(record.eventMs, ttlMs, nowMs) });
    const found = this.#values.get(bytes);
    if (found === undefined) {
      if (isPhysicallyOver(record.eventMs, ttlMs, nowMs)) return { outcome: 'expired', writtenMs: null, ...NOTHING_BEFORE };
      this.#values.putSync(bytes, packed);
      return { outcome: 'written', writtenMs: nowMs, ...NOTHING_BEFORE };
    }
    const before = orderFields(found);
    const previousNewestEventMs = before.newestEventMs;
    const order = record.eventMs - before.eventMs || record.seq - before.seq;
    if (order === 0) return { outcome: 'same', writtenMs: before.writtenMs, previousNewestEventMs };
    if (order < 0) return { outcome: 'stale', writtenMs: null, previousNewestEventMs };
    if (isPhysicallyOver(record.eventMs, ttlMs, nowMs)) return { outcome: 'expired', writtenMs: null, previousNewestEventMs };
    this.#values.putSync(bytes, packed);
    return { outcome: 'written', writtenMs: nowMs, previousNewestEventMs };
  }

  #readOne(key: OnlineKey): OnlineHit | null {
    const { bytes, wholeKey } = storedKey(key);
    const packed = this.#values.get(bytes);
    if (packed === undefined) return null;
    const stored = unpackRecord(packed);
    return stored.wholeKey === wholeKey ? stored.hit : null;
  }

  #scanFresh(
    scope: Omit<OnlineKey, 'entity'>,
    options: { readonly limit: number; readonly after: string | null },
  ): { readonly hits: readonly OnlineHit[]; readonly next: string | null } {
    const prefix = keyPrefix(scope);
    const group = scope.group === null ? null : escapeKeyPart(scope.group);
    const hits: OnlineHit[] = [];
    let last = options.after;
    for (const { key, value } of this.#values.getRange({ start: Buffer.from(options.after ?? prefix) })) {
      const text = key.toString('utf8');
      if (!text.startsWith(prefix)) break;
      if (text === options.after) continue;
      if (hits.length === options.limit) return { hits, next: last };
      const stored = unpackRecord(value);
      if (groupOfKeyText(stored.wholeKey || text) !== group) continue;
      hits.push(stored.hit);
      last = text;
    }
    return { hits, next: null };
  }

  #findExpired(
    nowMs: number,
    limit: number,
  ): { readonly visited: number; readonly last: Buffer | null; readonly expired: readonly Buffer[] } {
    const expired: Buffer[] = [];
    let visited = 0;
    let last: Buffer | null = null;
    for (const { key, value } of this.#values.getRange({ start: this.#collectFrom ?? undefined, limit })) {
      visited += 1;
      last = Buffer.from(key);
      if (isExpired(value, nowMs)) expired.push(last);
    }
    return { visited, last, expired };
  }

  #removeExpired(key: Buffer, nowMs: number): boolean {
    const packed = this.#values.get(key);
    if (packed === undefined || !isExpired(packed, nowMs)) return false;
    this.#values.removeSync(key);
    return true;
  }
}

function isExpired(packed: Buffer, nowMs: number): boolean {
  const { expiresMs } = orderFields(packed);
  return expiresMs !== null && expiresMs <= nowMs;
}

/** Opens the online store in a folder, made when it is not there. Any number of processes may have it open. */
export async function createEmbeddedOnlineStore(options: { readonly directory: string }): Promise<EmbeddedOnlineStore> {
  try {
    const root = open<Buffer, Buffer>({
      path: options.directory,
      noSubdir: false,
      encoding: 'binary',
      keyEncoding: 'binary',
      maxDbs: 4,
      pageSize: 4096,
    });
    root.readerCheck();
    return new LmdbOnlineStore(root);
  } catch (error) {
    throw asStoreError(error);
  }
}
