import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { uptime } from 'node:os';
import { basename, join } from 'node:path';
import { isAlive } from './process';

type PidFile = { readonly pid: number; readonly startedMs: number };

/** Clocks and the boot's own time agree within this. */
const TOLERANCE_MS = 60_000;

/** Lines of PostgreSQL's `postmaster.pid`: process id, data folder, start (epoch seconds), port, … */
const readPidFile = (data: string): PidFile | null => {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , started] = readFileSync(file, 'utf8').split('\n');
  return Number(pid) > 0 && Number.isInteger(Number(pid)) ? { pid: Number(pid), startedMs: Number(started) * 1_000 } : null;
};

/** The process that PostgreSQL's own file says serves `data`; null when it says none. */
export const postmasterPid = (data: string): number | null => readPidFile(data)?.pid ?? null;

/** The program a process runs; null where the system does not tell. */
const programOf = (pid: number): string | null => {
  if (process.platform === 'win32') return null;
  const comm = `/proc/${pid}/comm`;
  if (existsSync(comm)) return readFileSync(comm, 'utf8').trim();
  const { status, stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '' ? basename(stdout.trim()) : null;
};

/**
 * PostgreSQL refuses to start while the id in its file belongs to any process of its user, also when that is another program
 * which got the id after a crash or a restart of the machine. Such a file is removed; one that could be true is left alone.
 */
export const removeForeignPidFile = (data: string): void => {
  const found = readPidFile(data);
  if (found === null || !isAlive(found.pid)) return;
  const bootMs = Date.now() - uptime() * 1_000;
  const program = programOf(found.pid);
  const isForeign = found.startedMs < bootMs - TOLERANCE_MS || (program !== null && !program.startsWith('postgres'));
  if (isForeign) rmSync(join(data, 'postmaster.pid'), { force: true });
};
