import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error';
import type { SupervisedChild } from './supervised-child';

const READY_WITHIN_MS = 120_000;
const POLL_MS = 100;
/** A child that dies so often before it was ready will not get there. */
const HOPELESS_DEATHS = 4;

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 400;
  } catch {
    return false;
  }
};

/** Waits until `url` answers. Throws exit code 3 with a sentence when its process keeps dying or two minutes have passed. */
export const waitUntilReady = async (child: SupervisedChild, url: string, signal: AbortSignal): Promise<void> => {
  const startedMs = performance.now();
  while (!signal.aborted) {
    if (await answers(url)) return;
    if (child.deaths >= HOPELESS_DEATHS) throw new CliError(3, `the ${child.name} keeps stopping; its log is ${child.logFile}`);
    if (performance.now() - startedMs > READY_WITHIN_MS)
      throw new CliError(3, `the ${child.name} did not get ready; its log is ${child.logFile}`);
    await sleep(POLL_MS);
  }
};
