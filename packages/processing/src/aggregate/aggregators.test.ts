import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExactInteger, exactInteger } from '../record/exact-integer';
import type { Scalar } from '../record/scalar';
import { exactSumOfDoubles, nearestQuotient } from '../testing/exact-fraction';
import type { Aggregator } from './aggregator';
import { aggregatorCases, type Sameness } from './aggregator.cases';
import { avgDoubleAggregator, createAvgExactAggregator } from './avg';
import { countAggregator } from './count';
import { countDistinctAggregator } from './count-distinct';
import { maxAggregator, minAggregator } from './extreme';
import { sumDoubleAggregator } from './sum-double';
import { sumExactAggregator } from './sum-exact';

/** Below, a double has too few bits for a relative bound. */
const SMALLEST = 1e-290;
const integers: fc.Arbitrary<ExactInteger> = fc
  .oneof(fc.integer(), fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }))
  .map((value) => exactInteger(BigInt(value)));
const doubles = fc
  .double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 })
  .map((value) => (Math.abs(value) < SMALLEST ? 0 : value));
const strings = fc.string({ unit: 'binary', maxLength: 4 });
const scalars: fc.Arbitrary<Scalar> = fc.oneof(integers, strings, fc.boolean());

/** Law A3: `|a − b| ≤ 1e-12 · Σ|x|`. */
const nearSums: Sameness<number> = (left, right, inputs) =>
  typeof left === 'number' && typeof right === 'number'
    ? Math.abs(left - right) <= 1e-12 * inputs.reduce((sum, input) => sum + Math.abs(input), 0)
    : left === right;

aggregatorCases('count', countAggregator, { inputs: scalars });
aggregatorCases('sum of integers and decimals', sumExactAggregator, { inputs: integers });
aggregatorCases('sum of doubles', sumDoubleAggregator, { inputs: doubles, same: nearSums });
aggregatorCases('avg of integers', createAvgExactAggregator(0), { inputs: integers });
aggregatorCases('avg of decimals', createAvgExactAggregator(2), { inputs: integers });
aggregatorCases('avg of doubles', avgDoubleAggregator, { inputs: doubles, same: nearSums });
aggregatorCases('min of numbers', minAggregator, { inputs: integers });
aggregatorCases('min of strings', minAggregator, { inputs: strings });
aggregatorCases('max of doubles', maxAggregator, { inputs: doubles });
aggregatorCases('max of strings', maxAggregator, { inputs: strings });
aggregatorCases('max of booleans', maxAggregator, { inputs: fc.boolean() });
aggregatorCases('count_distinct', countDistinctAggregator, { inputs: scalars });

function resultOf<State, Input extends Scalar>(aggregator: Aggregator<State, Input>, inputs: readonly Input[]): Scalar | null {
  return aggregator.result(inputs.reduce((state, input) => aggregator.add(state, input), aggregator.zero()));
}

describe('results', () => {
  it('of no input are null, of counts nought', () => {
    const nothing = [
      sumExactAggregator,
      sumDoubleAggregator,
      createAvgExactAggregator(0),
      avgDoubleAggregator,
      minAggregator,
      maxAggregator,
    ];
    expect(nothing.map((aggregator) => resultOf<unknown, never>(aggregator, []))).toEqual([null, null, null, null, null, null]);
    expect([resultOf(countAggregator, []), resultOf(countDistinctAggregator, [])]).toEqual([0, 0]);
  });

  it('of sums stay exact beyond 2^53', () => {
    expect(resultOf(sumExactAggregator, [9007199254740993n, 9007199254740993n, 1])).toBe(18014398509481987n);
    expect(resultOf(sumExactAggregator, [9223372036854775807n, 5, -5, -9223372036854775807n])).toBe(0);
  });

  it('of sums of doubles keep what plain addition loses, also where the sum overflows on the way (law A3)', () => {
    expect(resultOf(sumDoubleAggregator, [1e16, 1, -1e16])).toBe(1);
    expect(resultOf(sumDoubleAggregator, [1, 1e100, 1, -1e100])).toBe(2);
    expect(resultOf(sumDoubleAggregator, [1e308, 1e308, -1e308])).toBe(1e308);
    expect(resultOf(sumDoubleAggregator, [1e308, 1e308])).toBe(Number.POSITIVE_INFINITY);
  });

  it('of averages are the exact sum divided once', () => {
    expect(resultOf(createAvgExactAggregator(2), [999999999999999999n, -999999999999999998n, 1])).toBe(0.006666666666666667);
    fc.assert(
      fc.property(fc.array(integers, { minLength: 1 }), fc.nat({ max: 20 }), (inputs, scale) => {
        const sum = inputs.reduce<bigint>((total, input) => total + BigInt(input), 0n);
        const exact = nearestQuotient(sum, BigInt(inputs.length) * 10n ** BigInt(scale));
        expect(resultOf(createAvgExactAggregator(scale), inputs)).toBe(exact + 0);
      }),
    );
  });

  it('of averages of doubles equal the exact mean by law A3', () => {
    fc.assert(
      fc.property(fc.array(doubles, { minLength: 1 }), (inputs) => {
        const [sum, unit] = exactSumOfDoubles(inputs);
        expect(nearSums(resultOf(avgDoubleAggregator, inputs), nearestQuotient(sum, unit * BigInt(inputs.length)), inputs)).toBe(true);
      }),
    );
  });

  it('of min and max go by code point and compare integers of any size', () => {
    expect(resultOf(minAggregator, ['\u{1f600}', '\ufffd', '\ue000'])).toBe('\ue000');
    expect(resultOf(maxAggregator, ['\u{1f600}', '\ufffd', '\ue000'])).toBe('\u{1f600}');
    expect(resultOf(maxAggregator, [9007199254740993n, 9007199254740991])).toBe(9007199254740993n);
    expect(resultOf(minAggregator, [true, false])).toBe(false);
  });

  it('of count_distinct tell values apart exactly', () => {
    expect(resultOf(countDistinctAggregator, ['', ' ', '\u0000', 'é', 'e\u0301', ''])).toBe(5);
    expect(resultOf(countDistinctAggregator, [9007199254740993n, 9007199254740992n, 9007199254740993n])).toBe(2);
  });
});
