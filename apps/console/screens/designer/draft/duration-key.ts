import { formatDuration, parseDuration } from '@freshet/definitions';
import type { DurationDraft } from './draft';

type DurationShape = { readonly key: string; readonly unitMs: number | null };

const shapesOf = (base: string): readonly DurationShape[] => [
  { key: base, unitMs: null },
  { key: `${base}_ms`, unitMs: 1 },
  { key: `${base}_seconds`, unitMs: 1000 },
];

/** Reads a duration that may stand as text (`size: 1h`) or as an integer with its unit in the key (`size_ms: 3600000`). */
export function readDuration(map: Readonly<Record<string, unknown>>, base: string): DurationDraft {
  for (const { key, unitMs } of shapesOf(base)) {
    const value = map[key];
    if (value === undefined || value === null) continue;
    if (unitMs !== null && typeof value === 'number') return { key, text: formatDuration(value * unitMs) };
    return { key, text: String(value) };
  }
  return { key: base, text: '' };
}

/** The value to write for a duration's text under its key; a text that is no duration is written as it is, for the checker to name. */
export function writeDuration(key: string, text: string): string | number {
  const ms = parseDuration(text.trim());
  if (ms === null) return text;
  if (key.endsWith('_ms')) return ms;
  if (key.endsWith('_seconds')) return ms / 1000;
  return text.trim();
}
