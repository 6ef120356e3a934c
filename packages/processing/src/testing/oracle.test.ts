import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordDecoder } from '../record/record-decoder';
import { oracleWatermarks } from './oracle-watermarks';
import { createSamplePlan } from './sample-plan';
import type { Step } from './step';
import { stepsArbitrary } from './step-arbitrary';

const plan = createSamplePlan({ windows: [{ kind: 'tumbling', sizeMs: 1000, offsetMs: 0 }], watermarkDelayMs: 1000 });

describe('oracle', () => {
  it('gives the same watermarks with running maxima as anew from all steps before', () => {
    const partitions = 3;
    fc.assert(
      fc.property(stepsArbitrary({ partitions, maxSteps: 30 }), (all) => {
        const decoder = new RecordDecoder(plan);
        const steps = all.filter((step) => step.kind === 'record');
        // A tick at whose end no partition stands changes nothing, and makes the oracle go the long way.
        const idle: Step = { kind: 'tick', nowMs: 0, partitionsAtEnd: [] };
        const of = (some: readonly Step[]): readonly number[] => {
          const events = some.map((step) => (step.kind === 'record' && step.value !== null ? decoder.decode(step.value, null) : null));
          return oracleWatermarks(plan, { steps: some, events, partitions });
        };
        expect(of([...steps, idle]).slice(0, -1)).toEqual(of(steps));
      }),
    );
  });
});
