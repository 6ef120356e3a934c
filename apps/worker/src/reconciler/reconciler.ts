import { beginAttempt, type DesiredDeployment, listDesiredAcrossTenants, type ObservedState, observeDeployment } from '@freshet/registry';
import { backOffMs, pause } from '../back-off';
import { CheckpointFolder } from '../checkpoint/checkpoint-folder';
import { Job } from '../job/job';
import { withdrawServing } from '../job/serving-switch';
import type { WorkerParts } from '../worker-parts';
import type { AdvisoryLock } from './advisory-lock';

type RunningJob = { readonly job: Job; readonly ended: Promise<void>; readonly startedMs: number };
type Failure = { readonly count: number; readonly againMs: number };

const JOB_BACK_OFF = { firstMs: 1_000, lastMs: 30_000 };
/** A job that ran this long before it failed is not held back for earlier failures. */
const STEADY_MS = 60_000;
/** A job that does not end cleanly in this time is ended as a crash would. */
const STOP_WITHIN_MS = 10_000;

/** Drives what runs to what should run. Nothing else starts or stops a job. */
export class Reconciler {
  readonly #jobs = new Map<string, RunningJob>();
  readonly #failures = new Map<string, Failure>();
  readonly #endings = new Map<string, Promise<void>>();
  #leads = false;

  constructor(
    private readonly parts: WorkerParts,
    private readonly lock: AdvisoryLock,
  ) {}

  /** Looks again and again until the signal aborts, then ends every job cleanly. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#turn().catch((error: unknown) =>
        this.parts.log.warn({ err: error }, 'what should run could not be read; looked at again'),
      );
      await pause(this.parts.tuning.reconcileMs, signal);
    }
    await Promise.all([...this.#endings.values(), ...[...this.#jobs.keys()].map((id) => this.#stop(id))]);
    await this.lock.release();
  }

  /** True while this worker holds the lock. */
  leads(): boolean {
    return this.#leads;
  }

  async #turn(): Promise<void> {
    const leads = await this.lock.hold();
    if (leads !== this.#leads) this.parts.log.info({ leads }, leads ? 'this worker acts' : 'another worker acts, or the registry is away');
    this.#leads = leads;
    if (!leads) {
      for (const { job } of this.#jobs.values()) job.abandon();
      return;
    }
    const { db, bootId: actor, now } = this.parts;
    const wanted = await listDesiredAcrossTenants({ ctx: { db, actor, now: now() }, input: {} });
    const ids = new Set(wanted.map(({ id }) => id));
    for (const [id, { job }] of this.#jobs) if (!ids.has(id)) job.abandon();
    await Promise.all(wanted.map((deployment) => this.#reconcile(deployment)));
  }

  async #reconcile(deployment: DesiredDeployment): Promise<void> {
    const { id, desired, observed } = deployment;
    if (this.#endings.has(id)) return;
    const running = this.#jobs.get(id);
    // Deployed anew: what failed before does not hold it back.
    if (desired !== 'running' || observed === 'pending') this.#failures.delete(id);
    if (desired !== 'running') {
      if (running || desired === 'deleted' || observed !== 'paused') this.#endInBackground(deployment);
    } else if (running) running.job.update(deployment);
    else if ((this.#failures.get(id)?.againMs ?? 0) <= this.parts.now()) await this.#start(deployment);
  }

  /** Ending takes seconds; other deployments do not wait for it. */
  #endInBackground(deployment: DesiredDeployment): void {
    const ending = this.#end(deployment)
      .catch((error: unknown) =>
        this.parts.log.warn({ err: error, deployment: deployment.id }, 'a job could not be ended yet; tried again'),
      )
      .then(() => {
        this.#endings.delete(deployment.id);
      });
    this.#endings.set(deployment.id, ending);
  }

  async #start(deployment: DesiredDeployment): Promise<void> {
    const { db, bootId, now, log } = this.parts;
    const attempt = await beginAttempt({ ctx: { db, actor: bootId, now: now() }, input: { deployment: deployment.id, worker: bootId } });
    const job = new Job(this.parts, { ...deployment, ...attempt }, attempt);
    const startedMs = now();
    const ended = job
      .run()
      .then(() => this.#failures.delete(deployment.id))
      .catch((error: unknown) => {
        const before = now() - startedMs > STEADY_MS ? 0 : (this.#failures.get(deployment.id)?.count ?? 0);
        this.#failures.set(deployment.id, { count: before + 1, againMs: now() + backOffMs(before, JOB_BACK_OFF) });
        log.error({ err: error, deployment: deployment.id }, 'a job failed and is started again later');
      })
      .then(() => {
        this.#jobs.delete(deployment.id);
      });
    this.#jobs.set(deployment.id, { job, ended, startedMs });
  }

  async #end(deployment: DesiredDeployment): Promise<void> {
    if (this.#jobs.has(deployment.id)) await this.#observe(deployment, 'stopping');
    await this.#stop(deployment.id);
    if (deployment.desired === 'paused') await this.#observe(deployment, 'paused');
    else await this.#remove(deployment);
  }

  async #stop(id: string): Promise<void> {
    const running = this.#jobs.get(id);
    if (!running) return;
    running.job.stop();
    const patience = new AbortController();
    const late = pause(STOP_WITHIN_MS, patience.signal).then(() => running.job.abandon());
    await running.ended;
    patience.abort();
    await late;
  }

  /** Readers first, then the state: a crash in between is made good by the next turn. */
  async #remove(deployment: DesiredDeployment): Promise<void> {
    await withdrawServing(this.parts.onlineStore, deployment);
    await new CheckpointFolder(this.parts.checkpointRoot, deployment.id).removeAll();
    await this.#observe(deployment, 'deleted');
  }

  async #observe(deployment: DesiredDeployment, observed: ObservedState): Promise<void> {
    const { db, bootId: actor, now } = this.parts;
    await observeDeployment({ ctx: { db, actor, now: now() }, input: { deployment: deployment.id, observed, detail: null } });
  }
}
