import { randomBytes } from 'node:crypto';
import { childCommands, type World } from './child-commands';
import type { DataFolder } from './data-folder';
import { demandPort } from './demand-port';
import { holdFolder } from './folder-lock';
import { keepPostgres } from './keep-postgres';
import { endLeftovers, type LaunchState, writeState } from './launch-state';
import { prepareRegistry } from './prepare-registry';
import { type ChildWatcher, SupervisedChild } from './supervised-child';
import { waitUntilReady } from './wait-until-ready';
import { watchDisk } from './watch-disk';

/** What `freshet start` was asked for. */
export type LaunchOptions = {
  readonly folder: DataFolder;
  readonly host: string;
  readonly port: number;
  readonly featureServerPort: number;
  readonly demo: boolean;
  readonly say: (sentence: string) => void;
};

/** What a start has begun so far, undone from the last to the first. */
export class Undo {
  readonly #steps: (() => Promise<void>)[] = [];

  push(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Undoes all of it, also behind a step that fails; then throws the first failure. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}

/** Ports of a start that was killed are let go by its children within moments. */
const LEFTOVER_PORT_PATIENCE_MS = 8_000;

/** Where this machine reaches a server that listens on `host`. */
const urlOf = (host: string, port: number): string => {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
};

const recordingWatcher = ({ folder, say }: LaunchOptions, url: string): ChildWatcher => {
  const processes = new Map<string, LaunchState['processes'][number]>();
  return {
    started: (name, pid, mark) => {
      processes.set(name, { name, pid, mark });
      try {
        writeState(folder.state, { url, processes: [...processes.values()] });
      } catch (error) {
        // On a full disk the child must run on; it ends by itself when this launcher dies.
        say(`The process of the ${name} could not be written down: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    died: (name, how, pauseMs) =>
      say(`The ${name} stopped (${how}); starting it again in ${pauseMs / 1_000} s. Its log is in ${folder.logs}.`),
  };
};

const startDatabase = async ({ folder, say }: LaunchOptions, undo: Undo): Promise<string> => {
  const postgres = await keepPostgres(folder.postgres, say);
  undo.push(() => postgres.stop());
  say(postgres.adopted ? 'PostgreSQL was still running.' : 'PostgreSQL runs.');
  const applied = await prepareRegistry(postgres.url);
  if (applied.length > 0) say(`Tables are up to date (${applied.length} migrations applied).`);
  return postgres.url;
};

const startChildren = async (
  world: World,
  options: LaunchOptions,
  { undo, signal }: { undo: Undo; signal: AbortSignal },
): Promise<void> => {
  const watcher = recordingWatcher(options, world.consoleUrl);
  const commands = childCommands(world);
  const begin = (command: (typeof commands)['worker']): SupervisedChild => {
    const child = new SupervisedChild(command, watcher);
    undo.push(() => child.stop());
    child.start();
    return child;
  };
  const featureServer = begin(commands.featureServer);
  begin(commands.worker);
  const consoleServer = begin(commands.console);
  await waitUntilReady(featureServer, `${world.featureServerUrl}/readyz`, signal);
  options.say('The feature server and the worker run.');
  await waitUntilReady(consoleServer, `${world.consoleUrl}/`, signal);
  if (options.demo && !signal.aborted) begin(commands.demo);
};

/**
 * Starts everything on a data folder, taking over from a start that died. Returns the console's address once it answers.
 * What was begun is pushed on `undo`, also when it throws (exit code 3 with a sentence).
 */
export const launch = async (options: LaunchOptions, { undo, signal }: { undo: Undo; signal: AbortSignal }): Promise<string> => {
  const { folder, host, port, featureServerPort, say } = options;
  const consoleUrl = urlOf(host, port);
  const lock = await holdFolder(folder.path, { pid: process.pid, url: consoleUrl });
  undo.push(() => lock.release());
  const endWatch = watchDisk(folder.path, say);
  undo.push(async () => endWatch());
  const leftovers = await endLeftovers(folder.state);
  if (leftovers.length > 0) say(`Ended what was left of the last start: ${leftovers.join(', ')}.`);
  const patienceMs = leftovers.length > 0 ? LEFTOVER_PORT_PATIENCE_MS : 0;
  await demandPort(port, host, { flag: '--port', patienceMs });
  await demandPort(featureServerPort, host, { flag: '--feature-server-port', patienceMs });
  const databaseUrl = await startDatabase(options, undo);
  const internalToken = randomBytes(24).toString('base64url');
  const featureServerUrl = urlOf(host, featureServerPort);
  const world = { folder, databaseUrl, host, port, featureServerPort, consoleUrl, featureServerUrl, internalToken };
  await startChildren(world, options, { undo, signal });
  return consoleUrl;
};
