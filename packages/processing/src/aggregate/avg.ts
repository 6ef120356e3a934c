import { divideExact, type ExactInteger } from '../record/exact-integer';
import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';
import type { Aggregator } from './aggregator';
import type { CompensatedSum } from './compensated-sum';
import { sumDoubleAggregator } from './sum-double';
import { sumExactAggregator } from './sum-exact';

/** A sum and how many inputs it has. */
export type Mean<Sum> = { sum: Sum; count: number };

/** `avg` of int64 (`scale` 0) or of decimals at `scale`: the exact sum divided once, as a double. */
export function createAvgExactAggregator(scale: number): Aggregator<Mean<ExactInteger | null>, ExactInteger> {
  const unit = 10n ** BigInt(scale);
  return createAvg(sumExactAggregator, (sum, count) => {
    const divisor = BigInt(count) * unit;
    return divideExact(sum, divisor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(divisor) : divisor);
  });
}

/** `avg` of doubles: the compensated sum divided once. */
export const avgDoubleAggregator: Aggregator<Mean<CompensatedSum | null>, number> = createAvg(sumDoubleAggregator, (sum, count) =>
  sum.dividedBy(count),
);

function createAvg<Sum, Input extends number | ExactInteger>(
  sums: Aggregator<Sum | null, Input>,
  divide: (sum: Sum, count: number) => number,
): Aggregator<Mean<Sum | null>, Input> {
  return {
    zero: () => ({ sum: sums.zero(), count: 0 }),
    add: (state, input) => {
      state.sum = sums.add(state.sum, input);
      state.count += 1;
      return state;
    },
    merge: (into, from) => {
      into.sum = sums.merge(into.sum, from.sum);
      into.count += from.count;
      return into;
    },
    result: (state) => (state.sum === null ? null : divide(state.sum, state.count)),
    encode: (state: Mean<Sum | null>, writer: ByteWriter) => {
      writer.count(state.count);
      sums.encode(state.sum, writer);
    },
    decode: (reader: ByteReader) => {
      const count = reader.count();
      return { count, sum: sums.decode(reader) };
    },
  };
}
