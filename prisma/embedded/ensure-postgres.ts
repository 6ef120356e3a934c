import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { initialiseCluster, SUPERUSER } from './initialise-cluster';
import { keptPassword } from './password';
import { type Placement, placePostgres } from './placement';
import { findPlatformBinaries } from './platform-binaries';
import { postmasterPid, removeForeignPidFile } from './postmaster-pid';
import { findFreePort, probePostgres } from './probe';
import { isAlive } from './process';
import { postgresUser, type UnixUser } from './unprivileged-user';
import { writeWhole } from './write-whole';

/** `directory` is the folder of this PostgreSQL alone, created if it is not there; `log` gets a sentence per step. */
export type EmbeddedPostgresOptions = { readonly directory: string; readonly log?: (sentence: string) => void };

/** A running PostgreSQL of ours. */
export type EmbeddedPostgres = {
  /** Superuser's URL of the database `postgres`, password inside. */
  readonly url: string;
  readonly port: number;
  /** True when it was running already, left by a process that died. */
  readonly adopted: boolean;
  /** Resolves when the server is gone, wanted or not. */
  readonly exited: Promise<void>;
  /** Stops it ("fast": open transactions are rolled back) and waits, at most 30 s. */
  stop(): Promise<void>;
};

type Cluster = { readonly placement: Placement; readonly user: UnixUser | null; readonly data: string; readonly password: string };

const START_TIMEOUT_MS = 60_000;
/** After a kill -9 the dead server's last children may hold its shared memory for a moment, and a start fails until they are gone. */
const RESTART_WINDOW_MS = 20_000;
const ADOPTED_POLL_MS = 500;

const urlAt = (cluster: Cluster, port: number): string =>
  `postgresql://${SUPERUSER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;

const spawnServer = ({ placement, user, data }: Cluster, port: number): ChildProcess => {
  const logFile = openSync(join(placement.base, 'postgres.log'), 'a', 0o600);
  try {
    return spawn(
      placement.binaries.postgres,
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'shared_buffers=64MB', '-c', 'max_connections=100'],
      // Detached: Ctrl-C reaches the whole foreground group, and the database is to stop last.
      { ...user, cwd: placement.base, stdio: ['ignore', logFile, logFile], detached: process.platform !== 'win32', windowsHide: true },
    );
  } finally {
    closeSync(logFile);
  }
};

const watchAdopted = (data: string): Promise<void> => {
  const pid = postmasterPid(data);
  return new Promise((done) => {
    const timer = setInterval(() => {
      if (pid !== null && isAlive(pid)) return;
      clearInterval(timer);
      done();
    }, ADOPTED_POLL_MS);
    timer.unref();
  });
};

const waitUntilGone = async (pid: number, timeoutMs: number): Promise<boolean> => {
  for (let waited = 0; waited < timeoutMs; waited += 50) {
    if (!isAlive(pid)) return true;
    await sleep(50);
  }
  return false;
};

const stopServer = async ({ placement, user, data }: Cluster): Promise<void> => {
  const pid = postmasterPid(data);
  if (pid === null) return;
  spawnSync(placement.binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '--no-wait'], { ...user, cwd: placement.base, stdio: 'ignore' });
  if (!(await waitUntilGone(pid, 30_000)))
    throw new EmbeddedPostgresError('start_failed', `PostgreSQL (process ${pid}) did not stop within 30 s.`, true);
};

const running = (cluster: Cluster, port: number, server: ChildProcess | null): EmbeddedPostgres => ({
  url: urlAt(cluster, port),
  port,
  adopted: server === null,
  exited: server === null ? watchAdopted(cluster.data) : new Promise((done) => server.once('exit', () => done())),
  stop: () => stopServer(cluster),
});

const startFailure = ({ placement }: Cluster): EmbeddedPostgresError => {
  const logFile = join(placement.base, 'postgres.log');
  const lastLines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' | ') : '';
  if (/no space left/i.test(lastLines)) {
    return new EmbeddedPostgresError('disk_full', `The disk is full: the database in ${placement.base} cannot start.`, true);
  }
  return new EmbeddedPostgresError('start_failed', `PostgreSQL did not start; its log is ${logFile}. Last lines: ${lastLines}`, true);
};

/** Starts the server and waits until it answers, recovery after a crash included; null when `port` belongs to someone else. */
const startAt = async (cluster: Cluster, port: number): Promise<EmbeddedPostgres | null> => {
  const startedMs = performance.now();
  let server = spawnServer(cluster, port);
  for (;;) {
    const state = await probePostgres(urlAt(cluster, port), cluster.data);
    if (state === 'ready') return running(cluster, port, server.exitCode === null ? server : null);
    const elapsedMs = performance.now() - startedMs;
    const exited = server.exitCode !== null || server.signalCode !== null;
    if (exited && state === 'foreign') return null;
    if (exited && elapsedMs < RESTART_WINDOW_MS) {
      await sleep(500);
      server = spawnServer(cluster, port);
    } else if (exited || elapsedMs > START_TIMEOUT_MS) {
      if (!exited) server.kill('SIGINT');
      throw startFailure(cluster);
    }
    await sleep(25);
  }
};

/** Adopts the server that still runs on the port of last time, waiting for its recovery; null when there is none. */
const adoptAt = async (cluster: Cluster, port: number): Promise<EmbeddedPostgres | null> => {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 100) {
    const state = await probePostgres(urlAt(cluster, port), cluster.data);
    if (state === 'ready') return running(cluster, port, null);
    if (state !== 'starting') return null;
    await sleep(100);
  }
  return null;
};

const prepareCluster = (options: EmbeddedPostgresOptions): Cluster => {
  mkdirSync(options.directory, { recursive: true });
  const directory = realpathSync(resolve(options.directory));
  const user = postgresUser();
  const placement = placePostgres(directory, findPlatformBinaries(), user);
  if (placement.base !== directory) options.log?.(`PostgreSQL's user cannot reach ${directory}; its files are kept in ${placement.base}.`);
  const password = keptPassword(join(placement.base, 'password'));
  return { placement, user, password, data: initialiseCluster(placement, user, password) };
};

const savedPort = (file: string): number | null => {
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return Number.isInteger(port) && port > 0 ? port : null;
};

/**
 * Makes sure that the PostgreSQL of `directory` runs: adopts it if it does, else starts it on the port of last time (so that
 * clients reconnect by themselves), preparing the cluster first if there is none. As root it runs as an unprivileged user.
 * Throws {@link EmbeddedPostgresError}.
 */
export const ensurePostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const cluster = prepareCluster(options);
  const portFile = join(cluster.placement.base, 'port');
  const oldPort = savedPort(portFile);
  const adopted = oldPort === null ? null : await adoptAt(cluster, oldPort);
  if (adopted) return adopted;
  removeForeignPidFile(cluster.data);
  for (let port = oldPort ?? (await findFreePort()), tries = 0; tries < 5; port = await findFreePort(), tries += 1) {
    writeWhole(portFile, String(port));
    const started = await startAt(cluster, port);
    if (started) return started;
    options.log?.(`Port ${port} belongs to another program; PostgreSQL takes another.`);
  }
  throw startFailure(cluster);
};
