import type { FeatureRow } from '@freshet/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, restoreEngine } from './engine';
import type { DeadLetter, Engine } from './engine-port';
import { differenceOfRows } from './testing/compare-rows';
import { runOracle } from './testing/oracle';
import { createSamplePlan } from './testing/sample-plan';
import { applyStep, type Step } from './testing/step';
import { stepsArbitrary, windowsArbitrary } from './testing/step-arbitrary';

const PARTITIONS = 2;

function collect(): { rows: FeatureRow[]; letters: DeadLetter[]; row(row: FeatureRow): void; deadLetter(letter: DeadLetter): void } {
  const rows: FeatureRow[] = [];
  const letters: DeadLetter[] = [];
  return { rows, letters, row: (row) => rows.push(row), deadLetter: (letter) => letters.push(letter) };
}

function run(engine: Engine, steps: readonly Step[]): ReturnType<typeof collect> {
  const output = collect();
  for (const [position, step] of steps.entries()) applyStep(engine, step, { position, output });
  return output;
}

const scene = fc.record({
  windows: windowsArbitrary(),
  watermarkDelayMs: fc.constantFrom(0, 1_000, 25_000),
  idleTimeoutMs: fc.constantFrom(10_000, 30_000),
  steps: stepsArbitrary({ partitions: PARTITIONS, maxSteps: 60 }),
});

describe('engine', () => {
  it('gives the rows of the oracle for any stream (laws T2-T4, T6, W1-W7, A3)', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(scene, ({ steps, ...options }) => {
        const plan = createSamplePlan(options);
        const engine = createEngine(plan, { partitions: PARTITIONS });
        const output = run(engine, steps);
        engine.finish(output);
        const oracle = runOracle(plan, steps, PARTITIONS);
        expect(differenceOfRows(output.rows, oracle.rows)).toBeNull();
        expect(engine.stats().late).toEqual(oracle.late);
        expect(engine.stats().rows).toBe(oracle.rows.length);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same future rows and counts from a snapshot taken anywhere (law D2)', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(scene, fc.nat(), ({ steps, ...options }, cut) => {
        const plan = createSamplePlan(options);
        const whole = createEngine(plan, { partitions: PARTITIONS, planHash: 'h' });
        const at = cut % (steps.length + 1);
        // A timer does not survive a restart, so the one that is restored is compared with one whose timers restart too.
        const before = steps.slice(0, at);
        const after = steps.slice(at).filter((step) => step.kind === 'record');
        run(whole, before);
        const restored = restoreEngine(plan, 'h', whole.snapshot());
        expect(restored.snapshot()).toEqual(whole.snapshot());
        expect(restored.stats()).toEqual(whole.stats());
        const outputs = [whole, restored].map((engine) => {
          const output = run(engine, after);
          const state = engine.snapshot();
          engine.finish(output);
          return { rows: output.rows, letters: output.letters, state, stats: engine.stats() };
        });
        expect(outputs[1]).toEqual(outputs[0]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a snapshot of another plan, another version, or no snapshot at all (law D6)', () => {
    const plan = createSamplePlan({ windows: [{ kind: 'tumbling', sizeMs: 1000, offsetMs: 0 }], watermarkDelayMs: 0 });
    const engine = createEngine(plan, { planHash: 'one' });
    run(engine, [{ kind: 'record', partition: 0, value: '{"customer_id":"a","event_ms":5}', appendMs: null }]);
    const bytes = engine.snapshot();
    const newer = bytes.slice();
    newer[1 + 'freshet-engine'.length] = 99;
    expect(() => restoreEngine(plan, 'two', bytes)).toThrow(expect.objectContaining({ code: 'other_plan', retryable: false }));
    expect(() => restoreEngine(plan, 'one', newer)).toThrow(expect.objectContaining({ code: 'other_snapshot_version' }));
    expect(() => restoreEngine(plan, 'one', bytes.slice(0, -1))).toThrow(expect.objectContaining({ code: 'corrupt_snapshot' }));
    expect(() => restoreEngine(plan, 'one', new Uint8Array([...bytes, 0]))).toThrow(expect.objectContaining({ code: 'corrupt_snapshot' }));
    expect(() => restoreEngine(plan, 'one', new Uint8Array())).toThrow(expect.objectContaining({ code: 'corrupt_snapshot' }));
    expect(restoreEngine(plan, 'one', bytes).stats()).toEqual(engine.stats());
  });
});
