import type { Decimal } from './value';

const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,9}))?$/;

type NumberParts = { readonly negative: boolean; readonly digits: string; readonly scale: number };

function numberParts(text: string): NumberParts | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [whole = '', fraction = ''] = (match[2] ?? '').split('.');
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  return { negative: match[1] === '-', digits, scale: fraction.length - Number(match[3] ?? 0) };
}

/**
 * Reads the text of a number as `decimal(precision, scale)`: rounded half away from zero to the scale, null when it is
 * no number or too large (law T6). Its cost is bounded by the type, not by the text's exponent.
 */
export function parseDecimalAs(text: string, type: { readonly precision: number; readonly scale: number }): Decimal | null {
  const parts = numberParts(text);
  if (!parts) return null;
  const zero = { unscaled: 0n, scale: type.scale };
  if (parts.digits === '0') return zero;
  const wholeDigits = parts.digits.length - parts.scale;
  if (wholeDigits > type.precision - type.scale) return null;
  const kept = wholeDigits + type.scale;
  if (kept < 0) return zero;
  // Half away from zero looks at the first dropped digit alone.
  const roundUp = (parts.digits.charCodeAt(kept) || 48) >= 53;
  const magnitude = BigInt(parts.digits.slice(0, kept).padEnd(kept, '0') || '0') + (roundUp ? 1n : 0n);
  if (magnitude >= 10n ** BigInt(type.precision)) return null;
  return { unscaled: parts.negative ? -magnitude : magnitude, scale: type.scale };
}

/** Writes all digits of the scale: `{150n, 2}` → `1.50`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.unscaled < 0n;
  const digits = (negative ? -value.unscaled : value.unscaled).toString().padStart(value.scale + 1, '0');
  const point = digits.length - value.scale;
  const text = value.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}
