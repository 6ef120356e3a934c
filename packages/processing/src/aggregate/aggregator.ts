import type { Scalar } from '../record/scalar';
import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';

/**
 * The algebra of one aggregate over non-null inputs (law A1). With `≡` for "gives the same result":
 *
 * - identity: `merge(zero(), s) ≡ s ≡ merge(s, zero())`
 * - associativity: `merge(merge(a, b), c) ≡ merge(a, merge(b, c))`
 * - homomorphism: adding `xs` then `ys` to one state ≡ merging a state of `xs` with one of `ys`
 * - round trip: `decode(encode(s)) ≡ s`, also for everything added or merged later
 *
 * `≡` is equality, for sums of doubles equality within law A3.
 */
export interface Aggregator<State, Input extends Scalar = Scalar> {
  /** The state of no input; never shared between calls when it can change. */
  zero(): State;
  /** The state with one more input. May change and return `state`; the caller uses only what is returned. */
  add(state: State, input: Input): State;
  /** The state of both. May change and return `into`; never changes `from` and never keeps a part of it that can change. */
  merge(into: State, from: State): State;
  /** The value, null for SQL's NULL; not yet checked against the range of the feature's type. */
  result(state: State): Scalar | null;
  encode(state: State, writer: ByteWriter): void;
  decode(reader: ByteReader): State;
}
