import type { Aggregator } from './aggregator';
import { CompensatedSum } from './compensated-sum';

/** `sum` of doubles, compensated; null without input. */
export const sumDoubleAggregator: Aggregator<CompensatedSum | null, number> = {
  zero: () => null,
  add: (state, input) => {
    const sum = state ?? new CompensatedSum();
    sum.add(input);
    return sum;
  },
  merge: (into, from) => {
    if (from === null) return into;
    const sum = into ?? new CompensatedSum();
    sum.merge(from);
    return sum;
  },
  result: (state) => (state === null ? null : state.dividedBy(1)),
  encode: (state, writer) => {
    writer.byte(state === null ? 0 : 1);
    state?.encode(writer);
  },
  decode: (reader) => (reader.byte() === 0 ? null : CompensatedSum.decode(reader)),
};
