import { setTimeout as sleep } from 'node:timers/promises';

/** Delays that double from `firstMs` to `lastMs`. */
export type BackOffBounds = { readonly firstMs: number; readonly lastMs: number };

const STEADY: BackOffBounds = { firstMs: 100, lastMs: 5_000 };

/** Delay before try number `failures + 1`, ms. */
export function backOffMs(failures: number, bounds: BackOffBounds = STEADY): number {
  return Math.min(bounds.lastMs, bounds.firstMs * 2 ** Math.min(failures, 20));
}

type Retry = {
  /** Errors that another try can mend; every other one is thrown on. */
  readonly mends: (error: unknown) => boolean;
  /** Told of each failure, with its number from 1 on. */
  readonly onFailure: (error: unknown, failures: number) => void;
  readonly signal: AbortSignal;
};

/** Tries until it works, with back-off. Rejects with the last error when it cannot be mended or the signal aborts. */
export async function retrying<T>(work: () => Promise<T>, { mends, onFailure, signal }: Retry): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await work();
    } catch (error) {
      if (!mends(error) || signal.aborted) throw error;
      onFailure(error, failures + 1);
      await pause(backOffMs(failures), signal);
      if (signal.aborted) throw error;
    }
  }
}

/** Waits, at most until the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: true }).catch(() => undefined);
}
