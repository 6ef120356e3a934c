import type { Engine, EngineOutput } from '../engine-port';

/** One thing that happens to an engine, so that a run can be replayed, cut and compared. */
export type Step =
  | { readonly kind: 'record'; readonly partition: number; readonly value: string | null; readonly appendMs: number | null }
  | { readonly kind: 'tick'; readonly nowMs: number; readonly partitionsAtEnd: readonly number[] };

/** Lets the step happen; `position` is handed back with a dead letter. */
export function applyStep(engine: Engine, step: Step, at: { readonly position: number; readonly output: EngineOutput }): void {
  if (step.kind === 'tick') engine.tick(step.nowMs, step.partitionsAtEnd, at.output);
  else engine.process({ partition: step.partition, position: at.position, value: step.value, appendMs: step.appendMs }, at.output);
}
