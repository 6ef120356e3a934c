import { compareCodePoints } from '@freshet/definitions';
import type { Scalar } from '../record/scalar';
import type { Aggregator } from './aggregator';

/** `min`: the least input, strings by code point, false before true; null without input. */
export const minAggregator: Aggregator<Scalar | null> = createExtreme((input, state) => isBefore(input, state));

/** `max`: the greatest input, strings by code point, false before true; null without input. */
export const maxAggregator: Aggregator<Scalar | null> = createExtreme((input, state) => isBefore(state, input));

function createExtreme(replaces: (input: Scalar, state: Scalar) => boolean): Aggregator<Scalar | null> {
  const add = (state: Scalar | null, input: Scalar): Scalar => (state === null || replaces(input, state) ? input : state);
  return {
    zero: () => null,
    add,
    merge: (into, from) => (from === null ? into : add(into, from)),
    result: (state) => state,
    encode: (state, writer) => writer.scalar(state),
    decode: (reader) => reader.scalar(),
  };
}

function isBefore(left: Scalar, right: Scalar): boolean {
  return typeof left === 'string' && typeof right === 'string' ? compareCodePoints(left, right) < 0 : left < right;
}
