import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const APPS = new URL('../../../', import.meta.url);
const EXIT_WITHIN_MS = 15_000;

/** A process of Freshet under test. */
export type Child = {
  readonly process: ChildProcess;
  /** The last lines it wrote. */
  output(): string;
  /** Ends it by a signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
};

/** The apps that a test starts. */
export type App = 'worker' | 'feature-server';

/** Bundles an app from its source as it is now; returns the path of the bundle. */
export function buildApp(app: App): string {
  const folder = fileURLToPath(new URL(`${app}/`, APPS));
  const bundle = join(folder, 'dist', `test-${process.pid}`, 'main.js');
  execFileSync(process.execPath, [join(folder, 'build.mjs'), bundle]);
  return bundle;
}

/** Starts a bundle, told by environment alone. */
export function startApp(bundle: string, variables: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, ['--enable-source-maps', bundle], {
    env: { FRESHET_LOG_LEVEL: 'warn', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000)));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    process: child,
    output: () => text,
    async end(signal) {
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_WITHIN_MS);
      const code = await gone;
      clearTimeout(timer);
      return code;
    },
  };
}

/** A port of loopback that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Asks until the answer is true. Rejects after `withinMs` with what `describe` says. */
export async function eventually(
  ask: () => Promise<boolean>,
  { withinMs, describe }: { readonly withinMs: number; readonly describe: () => string },
): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (await ask().catch(() => false)) return;
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${describe()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
