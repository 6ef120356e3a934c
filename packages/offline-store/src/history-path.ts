import { createHash } from 'node:crypto';
import type { HistoryScope } from './offline-store';

const LONGEST_SEGMENT = 180;
const DAY_MS = 86_400_000;

/**
 * A name as one part of a path: bytes other than `a-z 0-9 _ - .` become `%` and two digits (upper case too, since some file
 * systems fold it), a long name ends in its SHA-256. Different names give different parts.
 */
export function pathPart(name: string): string {
  const encoded = Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[a-z0-9_.-]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
  if (encoded.length <= LONGEST_SEGMENT) return encoded;
  return `${encoded.slice(0, 100)}~${createHash('sha256').update(name).digest('hex')}`;
}

/** First instant of the UTC day an event falls into, epoch ms. */
export function dayOf(eventMs: number): number {
  return Math.floor(eventMs / DAY_MS) * DAY_MS;
}

/** Folder of one scope and day under the store's root, with `/` between parts: `tenant=…/view=…/group=…/date=YYYY-MM-DD`. */
export function historyFolder(scope: HistoryScope, dayMs: number): string {
  const date = new Date(dayMs).toISOString().split('T')[0] ?? '';
  return `tenant=${pathPart(scope.tenant)}/view=${pathPart(scope.view)}/group=${pathPart(scope.group)}/date=${pathPart(date)}`;
}

/** The window group a history file belongs to, from its path; empty when the path is not of this layout. */
export function groupOfPath(path: string): string {
  const part = /[\\/]group=([^\\/]*)/.exec(path)?.[1] ?? '';
  return Buffer.from(
    part.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
