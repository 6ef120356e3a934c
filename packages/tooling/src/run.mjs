import { spawn } from 'node:child_process';

const GRACE_MS = 5_000;

/**
 * @typedef {{ cwd: string, timeLimitMs: number, env?: NodeJS.ProcessEnv, silent?: boolean }} RunOptions `silent` keeps the output for a failure
 * @typedef {{ ok: boolean, why: string | null, ms: number, output: string }} RunOutcome `why` says what happened when `ok` is false
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** True from the moment this process was told to end: nothing is started any more. */
let ending = false;

/**
 * Runs a command to its end with its output on this terminal, or, silent, in the outcome. Past the time limit its whole process group is ended.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunOutcome>}
 */
export function run(command, args, { cwd, timeLimitMs, env = process.env, silent = false }) {
  const startedMs = performance.now();
  if (ending) return Promise.resolve({ ok: false, why: 'was not started', ms: 0, output: '' });
  return new Promise((resolve) => {
    // npm is a script there, which only a shell finds.
    const shell = process.platform === 'win32' && command === 'npm';
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = silent ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, args, { cwd, env, shell, stdio, detached: process.platform !== 'win32' });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      endGroup(child);
    }, timeLimitMs);
    const settle = (/** @type {string | null} */ why) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ ok: why === null, why, ms: Math.round(performance.now() - startedMs), output });
    };
    child.on('error', (error) => settle(`could not start: ${error.message}`));
    child.on(silent ? 'close' : 'exit', (code, signal) => {
      if (late) settle(`took longer than ${Math.round(timeLimitMs / 1_000)} s and was stopped`);
      else settle(code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

/**
 * Ends everything that runs when this process is told to end, starts nothing more, and is gone when the last child is.
 * Returns what takes that back.
 */
export function endWithParent() {
  const onSignal = () => {
    ending = true;
    const children = [...running];
    for (const child of children) endGroup(child);
    const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    Promise.all(gone).then(() => process.exit(130));
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
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
