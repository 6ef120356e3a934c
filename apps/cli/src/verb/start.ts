import { CliError } from '../cli-error';
import { openDataFolder } from '../start/data-folder';
import { launch, Undo } from '../start/launch';

/** What the command line says of a `start`. */
export type StartOptions = {
  readonly port: number;
  readonly featureServerPort: number;
  readonly dataDir: string;
  readonly host: string;
  readonly demo: boolean;
};

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

/** Resolves at the first Ctrl-C or SIGTERM; a second one ends the launcher at once, and its children with it. */
const stopAsked = (): { readonly asked: Promise<void>; readonly signal: AbortSignal } => {
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const onSignal = () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  return { asked, signal: controller.signal };
};

/** `freshet start`: everything on this machine, until Ctrl-C. */
export const start = async ({ port, featureServerPort, dataDir, host, demo }: StartOptions): Promise<void> => {
  if (port === featureServerPort) throw new CliError(2, `--port and --feature-server-port are both ${port}; each server needs its own`);
  const stop = stopAsked();
  const undo = new Undo();
  try {
    const folder = openDataFolder(dataDir);
    say(`Starting Freshet on ${folder.path}`);
    const url = await launch({ folder, host, port, featureServerPort, demo, say }, { undo, signal: stop.signal });
    if (!stop.signal.aborted) say(`\nFreshet runs at ${url}\n`);
    await stop.asked;
    say('Stopping …');
  } finally {
    await undo.run();
  }
  say('Stopped. Everything is kept.');
};
