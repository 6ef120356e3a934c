import { type ExactInteger, exactInteger } from './exact-integer';

/** How {@link scaleNumberText} treats the digits behind the point. */
export type Scaling = {
  /** The number is multiplied by `10^scale`; negative divides. */
  readonly scale: number;
  readonly rounding: 'half_away' | 'toward_zero' | 'floor';
  /** Integers of more digits are refused. */
  readonly maxDigits: number;
};

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const SAFE_DIGITS = 15;

/**
 * The integer nearest to `number × 10^scale` by the rounding asked for, from the number's own digits; null when the text
 * is no decimal number or the integer has more than `maxDigits` digits.
 */
export function scaleNumberText(text: string, scaling: Scaling): ExactInteger | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  if (digits === '') return 0;
  const point = whole.length + Number(exponent) + scaling.scale - (all.length - digits.length);
  if (point > scaling.maxDigits) return null;
  const negative = sign === '-';
  const magnitude = roundUp(digits, point, { negative, rounding: scaling.rounding })
    ? increment(leading(digits, point))
    : leading(digits, point);
  if (magnitude.length > scaling.maxDigits) return null;
  return signed(magnitude, negative);
}

function leading(digits: string, point: number): string {
  return point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
}

function roundUp(digits: string, point: number, how: { readonly negative: boolean; readonly rounding: Scaling['rounding'] }): boolean {
  if (how.rounding === 'toward_zero') return false;
  if (how.rounding === 'half_away') return point >= 0 && point < digits.length && digits.charCodeAt(point) >= 53;
  return how.negative && /[1-9]/.test(digits.slice(Math.max(0, point)));
}

function increment(magnitude: string): string {
  return (BigInt(magnitude) + 1n).toString();
}

function signed(magnitude: string, negative: boolean): ExactInteger {
  if (magnitude.length <= SAFE_DIGITS) return negative ? 0 - Number(magnitude) : Number(magnitude);
  return exactInteger(negative ? -BigInt(magnitude) : BigInt(magnitude));
}
