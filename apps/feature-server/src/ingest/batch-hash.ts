import { createHash } from 'node:crypto';

/** SHA-256 in hex over records with their lengths and tombstones, so that two different batches never share one. */
export function batchHash(records: readonly (Uint8Array | null)[]): string {
  const hash = createHash('sha256');
  for (const record of records) {
    hash.update(record === null ? 'null;' : `${record.length};`);
    if (record !== null) hash.update(record);
  }
  return hash.digest('hex');
}
