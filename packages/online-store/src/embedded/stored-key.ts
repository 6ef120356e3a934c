import { createHash } from 'node:crypto';
import { keyPrefix, keyText } from '../key';
import type { OnlineKey } from '../online-store';

/** The longest key LMDB takes with pages of 4 KiB. */
export const LONGEST_KEY_BYTES = 1978;
const HASH_BYTES = 65;

/** A key as LMDB holds it; `wholeKey` is set when the key itself was too long and its hash stands for it. */
export type StoredKey = { readonly bytes: Buffer; readonly wholeKey: string };

/**
 * The key text, or where that is too long the scope's prefix, `~` and the text's SHA-256: no key text looks like that,
 * since its entity part holds `=`.
 */
export function storedKey(key: OnlineKey): StoredKey {
  const text = keyText(key);
  const bytes = Buffer.from(text);
  if (bytes.length <= LONGEST_KEY_BYTES) return { bytes, wholeKey: '' };
  const prefix = Buffer.from(keyPrefix(key));
  const hash = Buffer.from(`~${createHash('sha256').update(bytes).digest('hex')}`);
  const kept = prefix.length + HASH_BYTES <= LONGEST_KEY_BYTES ? prefix : Buffer.alloc(0);
  return { bytes: Buffer.concat([kept, hash]), wholeKey: text };
}

/** The group a key's text names; null for the plain key. */
export function groupOfKeyText(text: string): string | null {
  const at = text.lastIndexOf('#');
  return at < 0 ? null : text.slice(at + 1);
}
