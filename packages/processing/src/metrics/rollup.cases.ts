import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MetricsError } from './metrics-error';
import type { RollupCodec } from './rollup';

/** The laws that the bodies of every kind keep; `bodies` makes some. */
export function rollupCases<Body>(name: string, codec: RollupCodec<Body>, bodies: fc.Arbitrary<Body>): void {
  const same = (left: Body, right: Body): void => expect(codec.encode(left)).toBe(codec.encode(right));

  describe(`${name} rollups`, () => {
    it('merge in any order and grouping', () => {
      fc.assert(
        fc.property(bodies, bodies, bodies, (a, b, c) => {
          same(codec.merge(a, b), codec.merge(b, a));
          same(codec.merge(codec.merge(a, b), c), codec.merge(a, codec.merge(b, c)));
        }),
      );
    });

    it('merge with the empty one into themselves, and change neither', () => {
      fc.assert(
        fc.property(bodies, bodies, (a, b) => {
          const before = [codec.encode(a), codec.encode(b)];
          same(codec.merge(a, codec.empty()), a);
          codec.merge(a, b);
          expect([codec.encode(a), codec.encode(b)]).toEqual(before);
        }),
      );
    });

    it('come back from their text', () => {
      fc.assert(
        fc.property(bodies, (a) => {
          same(codec.decode(codec.encode(a)), a);
        }),
      );
    });

    it.each(['', '{', 'null', '7'])('refuse %j', (text) => {
      expect(() => codec.decode(text)).toThrow(MetricsError);
    });
  });
}
