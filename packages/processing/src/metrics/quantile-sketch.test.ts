import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuantileSketch, SKETCH_RELATIVE_ERROR } from './quantile-sketch';

describe('quantile sketch', () => {
  it('is within 1 % of the value at the rank, however the values were split and merged', () => {
    const values = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e9, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.array(values), fc.constantFrom(0, 0.5, 0.95, 0.99, 1), (first, others, q) => {
        const sketch = new QuantileSketch();
        for (const part of [first, ...others]) {
          const own = new QuantileSketch();
          for (const value of part) own.add(value);
          sketch.merge(QuantileSketch.fromJson(own.toJson()));
        }
        const all = [first, ...others].flat().sort((left, right) => left - right);
        const exact = all[Math.floor(q * (all.length - 1))] ?? Number.NaN;
        expect(sketch.count).toBe(all.length);
        expect(Math.abs((sketch.quantile(q) ?? Number.NaN) - exact)).toBeLessThanOrEqual(SKETCH_RELATIVE_ERROR * exact * (1 + 1e-9));
      }),
    );
  });

  it('has no quantile of nothing', () => {
    expect(new QuantileSketch().quantile(0.5)).toBeNull();
  });
});
