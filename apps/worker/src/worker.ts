import { pause } from './back-off';
import { createAdvisoryLock } from './reconciler/advisory-lock';
import { Reconciler } from './reconciler/reconciler';
import type { WorkerParts } from './worker-parts';

/** A worker at work. */
export interface Worker {
  /** True while this worker is the one that acts. */
  leads(): boolean;
  /** Ends every job with a last checkpoint and saves the metrics. */
  stop(): Promise<void>;
}

const LOCK_TIMEOUT_MS = 3_000;
const COLLECT_MS = 1_000;
const COLLECT_RECORDS = 2_000;
const PRUNE_MS = 600_000;

/** Starts the loops of a worker: reconciler, metrics, garbage collection. */
export function startWorker(parts: WorkerParts, databaseUrl: string): Worker {
  const stopping = new AbortController();
  const { signal } = stopping;
  const lock = createAdvisoryLock({
    databaseUrl,
    timeoutMs: LOCK_TIMEOUT_MS,
    onError: (error) => parts.log.warn({ err: error }, 'the lock session is lost'),
  });
  const reconciler = new Reconciler(parts, lock);
  const loops = [
    reconciler.run(signal),
    every(parts, { name: 'metrics', everyMs: parts.tuning.rollupMs, signal, work: () => parts.monitor.save(parts.now()) }),
    every(parts, { name: 'garbage collection', everyMs: COLLECT_MS, signal, work: () => collect(parts, reconciler) }),
    every(parts, { name: 'pruning of metrics', everyMs: PRUNE_MS, signal, work: () => parts.monitor.prune(parts.now()) }),
  ];
  return {
    leads: () => reconciler.leads(),
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await parts.monitor.save(parts.now());
    },
  };
}

type Loop = { readonly name: string; readonly everyMs: number; readonly signal: AbortSignal; readonly work: () => Promise<unknown> };

async function every({ log }: WorkerParts, { name, everyMs, signal, work }: Loop): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log.warn({ err: error, loop: name }, 'a round failed; the next one tries again'));
    await pause(everyMs, signal);
  }
}

async function collect({ onlineStore, now }: WorkerParts, reconciler: Reconciler): Promise<void> {
  if (reconciler.leads()) await onlineStore.collect(now(), COLLECT_RECORDS);
}
