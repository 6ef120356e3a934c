import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const linuxMark = (pid: number): string => {
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; fields are counted from behind it, the start time being the 20th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : `${boot}:${fields[19]}`;
};

const askedMark = (pid: number): string => {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['powershell', '-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`]
      : ['ps', '-o', 'lstart=', '-p', String(pid)];
  const { stdout, status } = spawnSync(String(command), args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
};

/** What tells a process from a later one with the same id: when it started, as the system says. Null when it is not there. */
export const processMark = (pid: number): string | null => {
  try {
    return (process.platform === 'linux' ? linuxMark(pid) : askedMark(pid)) || null;
  } catch {
    return null;
  }
};
