import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, restoreEngine } from '../engine';
import { EngineError } from '../engine-error';
import { exactInteger } from '../record/exact-integer';
import { createSamplePlan } from '../testing/sample-plan';
import { applyStep } from '../testing/step';
import { stepsArbitrary, windowsArbitrary } from '../testing/step-arbitrary';
import { ByteReader } from './byte-reader';
import { ByteWriter } from './byte-writer';

describe('snapshot bytes', () => {
  it('give every value back as it was', () => {
    const scalar = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.double({ noNaN: true }),
      fc.bigInt().map(exactInteger),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\ud800', 'a\udfff', 'é'.repeat(5000), '漢'.repeat(5000)),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(scalar, fc.maxSafeNat())), (values) => {
        const writer = new ByteWriter();
        for (const [value, count] of values) {
          writer.scalar(value);
          writer.count(count);
        }
        const reader = new ByteReader(writer.bytes());
        expect(values.map(() => [reader.scalar(), reader.count()])).toEqual(values);
        reader.expectEnd();
      }),
    );
  });

  it('that hold a count without an end, or beyond 2^53, are refused', () => {
    for (const bytes of [new Uint8Array(400).fill(0x80), new Uint8Array([...new Array(8).fill(0xff), 0x7f])]) {
      expect(() => new ByteReader(bytes).count()).toThrow(expect.objectContaining({ code: 'corrupt_snapshot' }));
    }
    expect(() => new ByteReader(new Uint8Array([...new Array(200).fill(0x80), 1])).text()).toThrow(EngineError);
  });

  it('that are damaged are refused as such or give some state, never another failure', () => {
    const scene = fc.record({ windows: windowsArbitrary(), steps: stepsArbitrary({ partitions: 2, maxSteps: 20 }) });
    fc.assert(
      fc.property(scene, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ windows, steps }, place, damage) => {
        const plan = createSamplePlan({ windows, watermarkDelayMs: 20_000 });
        const engine = createEngine(plan, { planHash: 'h', partitions: 2 });
        const output = { row: () => undefined, deadLetter: () => undefined };
        for (const [position, step] of steps.entries()) applyStep(engine, step, { position, output });
        const bytes = engine.snapshot();
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ damage;
        try {
          restoreEngine(plan, 'h', bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(EngineError);
        }
      }),
    );
  });
});
