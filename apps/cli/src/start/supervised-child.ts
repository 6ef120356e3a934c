import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processMark } from './process-mark';

/** How to run one child. It must exit when its IPC channel closes. */
export type ChildCommand = {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
};

/** Told of what happens to a child. */
export interface ChildWatcher {
  /** A new process runs under `pid`; `mark` is its start time. */
  started(name: string, pid: number, mark: string): void;
  /** It died unasked and is started again after `pauseMs`. */
  died(name: string, how: string, pauseMs: number): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that lived so long has earned the short pause again. */
const STEADY_AFTER_MS = 60_000;
const STOP_WITHIN_MS = 20_000;

/** One child, started again whenever it dies, after a pause that doubles while it keeps dying. */
export class SupervisedChild {
  readonly #command: ChildCommand;
  readonly #watcher: ChildWatcher;
  #process: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #pauseMs = FIRST_PAUSE_MS;
  #stopping = false;
  #deaths = 0;

  constructor(command: ChildCommand, watcher: ChildWatcher) {
    this.#command = command;
    this.#watcher = watcher;
  }

  get name(): string {
    return this.#command.name;
  }

  get logFile(): string {
    return this.#command.logFile;
  }

  /** How often it died unasked. */
  get deaths(): number {
    return this.#deaths;
  }

  start(): void {
    const { name, args, cwd, env, logFile } = this.#command;
    const log = openSync(logFile, 'a');
    const startedMs = performance.now();
    // Detached: Ctrl-C is the launcher's alone, which stops its children in order.
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: { ...env },
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
      windowsHide: true,
    });
    closeSync(log);
    this.#process = child;
    // Without an id it never ran (no memory, no process left), and there will be no 'exit'.
    child.on('error', (error) => child.pid === undefined && this.#exited(error.message, 0));
    child.once('exit', (code, signal) => this.#exited(signal ?? `exit code ${code}`, performance.now() - startedMs));
    if (child.pid !== undefined) this.#watcher.started(name, child.pid, processMark(child.pid) ?? '');
  }

  #exited(how: string, livedMs: number): void {
    this.#process = null;
    if (this.#stopping) return;
    this.#deaths += 1;
    if (livedMs > STEADY_AFTER_MS) this.#pauseMs = FIRST_PAUSE_MS;
    this.#watcher.died(this.name, how, this.#pauseMs);
    this.#timer = setTimeout(() => this.start(), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  /** Asks it to stop, waits, and ends it after 20 s. It is not started again. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    const child = this.#process;
    if (!child) return;
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill('SIGTERM');
    const patience = new AbortController();
    const late = sleep(STOP_WITHIN_MS, undefined, { signal: patience.signal }).then(
      () => child.kill('SIGKILL'),
      () => {},
    );
    await gone;
    patience.abort();
    await late;
  }
}
