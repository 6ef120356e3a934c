/** Every finite double is a whole multiple of this fraction, `2^-1074`. */
const UNIT = 1n << 1074n;

/** Numerator and denominator of the sum of doubles, nothing lost. */
export function exactSumOfDoubles(values: readonly number[]): [bigint, bigint] {
  return [values.reduce((sum, value) => sum + inUnits(value), 0n), UNIT];
}

/** The double nearest to a fraction, rounded once. */
export function nearestQuotient(numerator: bigint, denominator: bigint): number {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const shift = Math.max(-1074, magnitude.toString(2).length - denominator.toString(2).length - 70);
  const [scaled, divisor] = shift < 0 ? [magnitude << BigInt(-shift), denominator] : [magnitude, denominator << BigInt(shift)];
  const quotient = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
  const result = Number(quotient) * 2 ** Math.floor(shift / 2) * 2 ** Math.ceil(shift / 2);
  return numerator < 0n ? -result : result;
}

function inUnits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const exponent = Number(bits >> 52n);
  const fraction = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return value < 0 ? -magnitude : magnitude;
}
