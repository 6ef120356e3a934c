import type { FieldType } from '@freshet/definitions';

/**
 * The answer's JSON text of a stored wire value (`interfaces.md`, numbers on the wire): int64 a bare integer literal, a double
 * always with a point or an exponent; everything else as stored. No value passes through a number, so no digit is lost.
 */
export function valueText(type: FieldType, stored: string): string {
  if (stored === 'null') return stored;
  if (type.kind === 'int64') return stored.startsWith('"') ? stored.slice(1, -1) : stored;
  if (type.kind === 'double') return /[.eE]/.test(stored) ? stored : `${stored}.0`;
  return stored;
}
