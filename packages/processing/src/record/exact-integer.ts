/**
 * An integer of any size: a number while it is safe, a bigint beyond. One integer has exactly one form, so `===`, `Set`
 * and `<` (which compares numbers with bigints exactly) are right for it. Decimals are carried as their unscaled integer.
 */
export type ExactInteger = number | bigint;

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** The one form of an integer. */
export function exactInteger(value: bigint): ExactInteger {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** Sum without loss. */
export function addExact(left: ExactInteger, right: ExactInteger): ExactInteger {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return exactInteger(BigInt(left) + BigInt(right));
}

/** Whether the integer has a place in 64 signed bits. */
export function isInt64(value: ExactInteger): boolean {
  return typeof value === 'number' || (value >= MIN_INT64 && value <= MAX_INT64);
}

/** The double nearest to `dividend / divisor`, rounded once; `divisor` is positive. */
export function divideExact(dividend: ExactInteger, divisor: ExactInteger): number {
  if (typeof dividend === 'number' && typeof divisor === 'number') return dividend / divisor;
  const negative = dividend < 0;
  const magnitude = negative ? -BigInt(dividend) : BigInt(dividend);
  const denominator = BigInt(divisor);
  // 66 bits of quotient and a sticky bit decide the one rounding that Number() makes.
  const shift = Math.max(0, 66 - (bitLength(magnitude) - bitLength(denominator)));
  const scaled = magnitude << BigInt(shift);
  const quotient = (scaled / denominator) * 2n + (scaled % denominator === 0n ? 0n : 1n);
  const result = Number(quotient) * 2 ** -(shift + 1);
  return negative ? -result : result;
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
