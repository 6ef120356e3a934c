import { type Db, type ObservedState, observeDeployment, RegistryError } from '@freshet/registry';
import type { Logger } from 'pino';
import { WorkerError } from '../worker-error';
import type { JobSteps } from './job-steps';

type Options = {
  readonly db: Db;
  readonly deployment: string;
  readonly epoch: number;
  readonly actor: string;
  readonly now: () => number;
  readonly heartbeatMs: number;
  readonly steps: JobSteps;
  readonly log: Logger;
};

/** Writes what is seen of a job, when it changes and as a heartbeat; a registry that is away is told later. */
export class JobObserver {
  #saved = '';
  #savedMs = 0;
  #observed: ObservedState = 'validating';
  #detail: string | null = null;
  #validFrom: number | null | undefined;

  constructor(private readonly options: Options) {}

  get observed(): ObservedState {
    return this.#observed;
  }

  set(observed: ObservedState, detail: string | null = null): void {
    this.#observed = observed;
    this.#detail = detail;
  }

  setValidFrom(validFrom: number | null): void {
    this.#validFrom = validFrom;
  }

  /** True once the registry took this observation, so that this attempt is the newest; rejects like {@link save}. */
  async confirm(): Promise<boolean> {
    this.#savedMs = 0;
    await this.save();
    return this.#savedMs > 0;
  }

  /** Rejects with `WorkerError('fenced')` when a newer attempt has begun; other failures are logged and made good by the next call. */
  async save(): Promise<void> {
    const { db, deployment, epoch, actor, now, heartbeatMs, steps, log } = this.options;
    const seen = { observed: this.#observed, detail: this.#detail, steps: steps.list(), validFrom: this.#validFrom };
    const text = JSON.stringify(seen);
    const nowMs = now();
    if (text === this.#saved && nowMs - this.#savedMs < heartbeatMs) return;
    try {
      await observeDeployment({ ctx: { db, actor, now: nowMs }, input: { deployment, epoch, ...seen } });
      this.#saved = text;
      this.#savedMs = nowMs;
    } catch (error) {
      if (error instanceof RegistryError && error.code === 'stale_epoch') throw new WorkerError('fenced', error.message);
      log.warn({ err: error }, 'an observation could not be saved yet');
    }
  }
}
