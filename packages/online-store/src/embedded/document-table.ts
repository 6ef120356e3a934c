import type { Database } from 'lmdb';
import { OnlineStoreError } from '../online-store';
import { LONGEST_KEY_BYTES } from './stored-key';

function nameBytes(name: string): Buffer {
  const bytes = Buffer.from(name);
  if (bytes.length === 0 || bytes.length > LONGEST_KEY_BYTES) {
    throw new OnlineStoreError('bad_record', `A document's name has 1 to ${LONGEST_KEY_BYTES} bytes, not ${bytes.length}.`);
  }
  return bytes;
}

/** Small texts by name. Writes happen inside the caller's transaction, reads on the caller's snapshot. */
export class DocumentTable {
  constructor(private readonly database: Database<Buffer, Buffer>) {}

  put(name: string, text: string): void {
    this.database.putSync(nameBytes(name), Buffer.from(text));
  }

  get(name: string): string | null {
    return this.database.get(nameBytes(name))?.toString('utf8') ?? null;
  }

  delete(name: string): void {
    this.database.removeSync(nameBytes(name));
  }

  list(prefix: string): readonly string[] {
    const names: string[] = [];
    for (const key of this.database.getKeys(prefix === '' ? {} : { start: Buffer.from(prefix) })) {
      const name = key.toString('utf8');
      if (!name.startsWith(prefix)) break;
      names.push(name);
    }
    return names;
  }
}
