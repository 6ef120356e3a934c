import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compareCodePoints } from './code-point-order';

/** Plain JSON data: what documents and plans are made of. */
export type JsonData = string | number | boolean | null | readonly JsonData[] | { readonly [key: string]: JsonData | undefined };

/** JSON text that is equal for equal data: keys sorted by code point, no blanks, absent keys left out. */
export function canonicalJson(value: JsonData): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => compareCodePoints(a, b));
  const members = entries.flatMap(([key, member]) => (member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`]));
  return `{${members.join(',')}}`;
}

/** SHA-256 of the canonical JSON text, 64 hex digits. */
export function hashJson(value: JsonData): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
