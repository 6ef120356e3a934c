import { EngineError } from '../engine-error';
import type { Scalar } from '../record/scalar';
import type { Aggregator } from './aggregator';

/** `count_distinct`: how many different inputs, exactly. A single value is kept as itself, more as a set. */
export const countDistinctAggregator: Aggregator<Scalar | Set<Scalar> | null> = {
  zero: () => null,
  add: (state, input) => {
    if (state === null || state === input) return input;
    if (!(state instanceof Set)) return new Set([state, input]);
    return state.add(input);
  },
  merge: (into, from) => {
    if (from === null) return into;
    if (!(from instanceof Set)) return countDistinctAggregator.add(into, from);
    const union = into instanceof Set ? into : new Set(into === null ? [] : [into]);
    for (const value of from) union.add(value);
    return union;
  },
  result: (state) => {
    if (state instanceof Set) return state.size;
    return state === null ? 0 : 1;
  },
  encode: (state, writer) => {
    writer.count(countOf(state));
    if (state instanceof Set) for (const value of state) writer.scalar(value);
    else if (state !== null) writer.scalar(state);
  },
  decode: (reader) => {
    const count = reader.count();
    if (count === 0) return null;
    const values = new Set<Scalar>();
    for (let index = 0; index < count; index += 1) {
      const value = reader.scalar();
      if (value === null) throw new EngineError('corrupt_snapshot', 'The snapshot counts NULL as a distinct value.');
      if (count === 1) return value;
      values.add(value);
    }
    return values;
  },
};

function countOf(state: Scalar | Set<Scalar> | null): number {
  if (state instanceof Set) return state.size;
  return state === null ? 0 : 1;
}
