import type { Aggregator } from './aggregator';

/** `count`: how many inputs; of rows when the caller adds one input for every row. */
export const countAggregator: Aggregator<number> = {
  zero: () => 0,
  add: (state) => state + 1,
  merge: (into, from) => into + from,
  result: (state) => state,
  encode: (state, writer) => writer.count(state),
  decode: (reader) => reader.count(),
};
