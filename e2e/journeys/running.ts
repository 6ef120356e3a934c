import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePostgres } from '@freshet/prisma/embedded';

/** The processes of a running Freshet that a journey may harm. */
export type ChildName = 'worker' | 'feature server' | 'console' | 'postgres';

type State = { readonly processes: readonly { readonly name: string; readonly pid: number }[] };

const postmasterPid = (dataDir: string): number => {
  const directory = join(dataDir, 'postgres');
  const record = join(directory, 'location');
  const base = existsSync(record) ? readFileSync(record, 'utf8').trim() : directory;
  return Number(readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
};

/** The process id of one child, as the launcher wrote it down. */
export const processIdOf = (dataDir: string, name: ChildName): number => {
  if (name === 'postgres') return postmasterPid(dataDir);
  const state: State = JSON.parse(readFileSync(join(dataDir, 'state.json'), 'utf8'));
  const found = state.processes.find((child) => child.name === name);
  if (found === undefined) throw new Error(`no process ${name} in ${state.processes.map((child) => child.name).join(', ')}`);
  return found.pid;
};

/** The address of the running database of a data folder. */
export const databaseUrlOf = async (dataDir: string): Promise<string> =>
  (await ensurePostgres({ directory: join(dataDir, 'postgres') })).url;
