import type { DeploymentStep } from '@freshet/registry';

/** The steps from a wish to a value, in order. */
export const JOB_STEPS = [
  'validate',
  'create topics',
  'restore',
  'running',
  'first checkpoint',
  'first row',
  'first online write',
] as const;
export type JobStep = (typeof JOB_STEPS)[number];

type Ended = { readonly outcome: 'done' | 'skipped' | 'failed'; readonly detail?: string };

/** The progress of one attempt, as its author sees it. */
export class JobSteps {
  readonly #steps = new Map<JobStep, DeploymentStep>();

  constructor(private readonly now: () => number) {}

  list(): readonly DeploymentStep[] {
    return [...this.#steps.values()];
  }

  begin(name: JobStep): void {
    if (this.#steps.has(name)) return;
    this.#steps.set(name, { name, startedMs: this.now(), endedMs: null, outcome: 'running', detail: null });
  }

  /** Ends a step once; true when it had not ended before. */
  end(name: JobStep, { outcome, detail }: Ended = { outcome: 'done' }): boolean {
    this.begin(name);
    const step = this.#steps.get(name);
    if (!step || step.endedMs !== null) return false;
    this.#steps.set(name, { ...step, endedMs: this.now(), outcome, detail: detail ?? null });
    return true;
  }

  /** Ends as failed whatever is under way. */
  fail(detail: string): void {
    for (const step of this.list()) {
      const name = JOB_STEPS.find((each) => each === step.name);
      if (name && step.endedMs === null) this.end(name, { outcome: 'failed', detail });
    }
  }
}
