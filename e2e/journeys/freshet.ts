import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(root, 'apps/cli/bin/freshet.mjs');

/** What a command line call gave back. */
export type CommandResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** A whole Freshet on free loopback ports with a data folder of its own, started as a user starts it. */
export interface Freshet {
  readonly consoleUrl: string;
  readonly featureServerUrl: string;
  readonly dataDir: string;
  /** All that was printed so far. */
  output(): string;
  /** Runs `freshet …` in the repository's root. */
  run(args: readonly string[], input?: { readonly timeoutMs?: number }): Promise<CommandResult>;
  /** Starts again on the same ports and folder after `kill` or `stop`. */
  start(): Promise<void>;
  /** SIGINT, as Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL to the launcher alone. */
  kill(): Promise<void>;
  /** Ends everything and removes the data folder. */
  dispose(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** Runs one `freshet` command to its end. */
export const runFreshet = (args: readonly string[], timeoutMs = 60_000): Promise<CommandResult> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: root, timeout: timeoutMs, maxBuffer: 1 << 28, encoding: 'utf8' },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr }),
    );
  });

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
  } catch {
    return false;
  }
};

/** Polls until `check` gives something else than null; fails with `what` after `timeoutMs` (60 s). */
export const until = async <T>(
  what: string,
  check: () => Promise<T | null>,
  { timeoutMs = 60_000, pauseMs = 250 }: { readonly timeoutMs?: number; readonly pauseMs?: number } = {},
): Promise<T> => {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await check();
    if (value !== null) return value;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Starts Freshet and waits until the console and the feature server answer. */
export const startFreshet = async (options: { readonly demo?: boolean } = {}): Promise<Freshet> => {
  const [port, featureServerPort] = [await freePort(), await freePort()];
  const dataDir = mkdtempSync(join(tmpdir(), 'freshet-journey-'));
  // As root PostgreSQL runs as a user of its own; where that one can reach the folder, all of it goes with the folder.
  chmodSync(dataDir, 0o755);
  const consoleUrl = `http://127.0.0.1:${port}`;
  const featureServerUrl = `http://127.0.0.1:${featureServerPort}`;
  const args = ['start', '--port', `${port}`, '--feature-server-port', `${featureServerPort}`, '--data-dir', dataDir];
  let child: ChildProcess | null = null;
  let printed = '';

  const start = async (): Promise<void> => {
    const launched = spawn(process.execPath, [program, ...args, ...(options.demo === true ? [] : ['--no-demo'])], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = launched;
    for (const stream of [launched.stdout, launched.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    await until(
      'freshet start',
      async () => {
        if (launched.exitCode !== null) throw new Error(`freshet start ended with ${launched.exitCode}:\n${printed}`);
        return (await answers(`${consoleUrl}/readyz`)) && (await answers(`${featureServerUrl}/readyz`)) ? true : null;
      },
      { timeoutMs: 90_000 },
    );
  };
  const end = async (signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> => {
    if (child === null) return null;
    child.kill(signal);
    const code = await exited(child);
    child = null;
    return code;
  };

  await start();
  return {
    consoleUrl,
    featureServerUrl,
    dataDir,
    output: () => printed,
    run: (command, input = {}) => runFreshet(command, input.timeoutMs),
    start,
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    dispose: async () => {
      await end('SIGINT');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
};
