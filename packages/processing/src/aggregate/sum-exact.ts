import { addExact, type ExactInteger } from '../record/exact-integer';
import type { Aggregator } from './aggregator';
import { readExactInteger } from './read-exact-integer';

/** `sum` of int64 and of decimals as unscaled integers: exact at any size, null without input. */
export const sumExactAggregator: Aggregator<ExactInteger | null, ExactInteger> = {
  zero: () => null,
  add: (state, input) => (state === null ? input : addExact(state, input)),
  merge: (into, from) => {
    if (into === null || from === null) return into ?? from;
    return addExact(into, from);
  },
  result: (state) => state,
  encode: (state, writer) => writer.scalar(state),
  decode: (reader) => readExactInteger(reader),
};
