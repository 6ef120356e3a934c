import { spawn } from 'node:child_process';

const GRACE_MS = 5_000;

/**
 * @typedef {{ cwd: string, timeLimitMs: number, env?: NodeJS.ProcessEnv }} RunOptions
 * @typedef {{ ok: boolean, why: string | null, ms: number }} RunOutcome `why` says what happened when `ok` is false
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** True from the moment this process was told to end: nothing is started any more. */
let ending = false;

/**
 * Runs a command to its end with its output on this terminal. Past the time limit its whole process group is ended.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunOutcome>}
 */
export function run(command, args, { cwd, timeLimitMs, env = process.env }) {
  const startedMs = performance.now();
  if (ending) return Promise.resolve({ ok: false, why: 'was not started', ms: 0 });
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: process.platform !== 'win32' });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup(child);
    }, timeLimitMs);
    const settle = (/** @type {string | null} */ why) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: why === null, why, ms: Math.round(performance.now() - startedMs) });
    };
    child.on('error', (error) => settle(`could not start: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (late) settle(`took longer than ${Math.round(timeLimitMs / 1_000)} s and was stopped`);
      else settle(code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/** Ends everything that runs when this process is told to end, starts nothing more, and is gone when the last child is. */
export function endWithParent() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      ending = true;
      const children = [...running];
      for (const child of children) endGroup(child);
      const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
      Promise.all(gone).then(() => process.exit(130));
    });
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group is gone already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
