import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scalar } from '../record/scalar';
import { ByteReader } from '../snapshot/byte-reader';
import { ByteWriter } from '../snapshot/byte-writer';
import type { Aggregator } from './aggregator';

/** What a law compares; for sums of doubles the inputs say how far results may be apart (law A3). */
export type Sameness<Input> = (left: Scalar | null, right: Scalar | null, inputs: readonly Input[]) => boolean;

/** The laws of the algebra (A1) for one aggregator; `inputs` are non-null values of its field. */
export function aggregatorCases<State, Input extends Scalar>(
  name: string,
  aggregator: Aggregator<State, Input>,
  options: { readonly inputs: fc.Arbitrary<Input>; readonly same?: Sameness<Input> },
): void {
  const same = options.same ?? Object.is;
  const many = fc.array(options.inputs, { maxLength: 20 });
  const of = (inputs: readonly Input[]): State => inputs.reduce((state, input) => aggregator.add(state, input), aggregator.zero());
  const law = (states: readonly [State, State], inputs: readonly Input[]): void => {
    const [left, right] = states.map((state) => aggregator.result(state));
    if (!same(left ?? null, right ?? null, inputs)) expect(left).toBe(right);
  };

  describe(`${name} is an algebra (law A1)`, () => {
    it('has an identity', () => {
      fc.assert(
        fc.property(many, (a) => {
          law([aggregator.merge(aggregator.zero(), of(a)), of(a)], a);
          law([aggregator.merge(of(a), aggregator.zero()), of(a)], a);
        }),
      );
    });

    it('merges in any grouping, to what adding gives', () => {
      fc.assert(
        fc.property(many, many, many, (a, b, c) => {
          const all = [...a, ...b, ...c];
          const left = aggregator.merge(aggregator.merge(of(a), of(b)), of(c));
          const right = aggregator.merge(of(a), aggregator.merge(of(b), of(c)));
          law([left, right], all);
          law([left, of(all)], all);
        }),
      );
    });

    it('leaves the merged state as it was, whatever is added later', () => {
      fc.assert(
        fc.property(many, many, many, (a, b, c) => {
          const from = of(b);
          const into = c.reduce((state, input) => aggregator.add(state, input), aggregator.merge(of(a), from));
          law([from, of(b)], b);
          const grown = a.reduce((state, input) => aggregator.add(state, input), from);
          law([grown, of([...b, ...a])], [...a, ...b]);
          law([into, of([...a, ...b, ...c])], [...a, ...b, ...c]);
        }),
      );
    });

    it('comes back from its bytes, for all that follows', () => {
      fc.assert(
        fc.property(many, many, (a, b) => {
          const writer = new ByteWriter();
          aggregator.encode(of(a), writer);
          const reader = new ByteReader(writer.bytes());
          const decoded = aggregator.decode(reader);
          reader.expectEnd();
          expect(aggregator.result(decoded)).toBe(aggregator.result(of(a)));
          const grown = b.reduce((state, input) => aggregator.add(state, input), decoded);
          expect(aggregator.result(grown)).toBe(aggregator.result(of([...a, ...b])));
        }),
      );
    });
  });
}
