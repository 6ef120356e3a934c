import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process told apart from a later one that got the same id. */
export type ProcessIdentity = { readonly pid: number; readonly started: string | null };

function linuxStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    if (state === 'Z' || state === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return null;
  }
}

function listedStart(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', timeout: 2000 }).trim() || null;
  } catch {
    return null;
  }
}

/** When a process started, as text that only that process has; null when it is gone or the system does not tell. */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') return linuxStart(pid);
  return process.platform === 'win32' ? null : listedStart(pid);
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: processStart(process.pid) };
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether exactly that process still lives: its id answers and, where the system tells, it started at the same time. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identity.started === null ? answersSignal(identity.pid) : processStart(identity.pid) === identity.started;
}
