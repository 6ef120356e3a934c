import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { processMark } from './process-mark';

/** What a launcher writes down so that the next one can take over: its processes, each with proof of its identity. */
export const LaunchState = z.object({
  url: z.string(),
  processes: z.array(z.object({ name: z.string(), pid: z.int(), mark: z.string() })),
});
export type LaunchState = z.infer<typeof LaunchState>;

const GONE_WITHIN_MS = 10_000;

/** Writes the state whole or not at all. */
export const writeState = (file: string, state: LaunchState): void => {
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 2)}\n`);
  renameSync(`${file}.new`, file);
};

const readState = (file: string): LaunchState | null => {
  try {
    return LaunchState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // No state, or one cut short by a crash: then no process can be proved ours, and none is touched.
    return null;
  }
};

const end = (pid: number, signal: 'SIGTERM' | 'SIGKILL'): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It went by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};

/** Ends what is left of the last launcher's processes, those alone whose id and start time are the ones written down; their names. */
export const endLeftovers = async (file: string): Promise<readonly string[]> => {
  const left = (readState(file)?.processes ?? []).filter(({ pid, mark }) => processMark(pid) === mark);
  for (const { pid } of left) end(pid, 'SIGTERM');
  for (let waited = 0; waited < GONE_WITHIN_MS; waited += 100) {
    if (left.every(({ pid, mark }) => processMark(pid) !== mark)) return left.map(({ name }) => name);
    await sleep(100);
  }
  for (const { pid } of left.filter((one) => processMark(one.pid) === one.mark)) end(pid, 'SIGKILL');
  return left.map(({ name }) => name);
};
