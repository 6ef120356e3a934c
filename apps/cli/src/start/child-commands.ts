import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inheritedEnv } from '../env';
import { REPOSITORY_ROOT } from '../repository-root';
import type { DataFolder } from './data-folder';
import type { ChildCommand } from './supervised-child';

/** Where everything of one start is, told to every child by environment alone. */
export type World = {
  readonly folder: DataFolder;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly featureServerPort: number;
  readonly consoleUrl: string;
  readonly featureServerUrl: string;
  /** Shared secret of the children, new at every start. */
  readonly internalToken: string;
};

const command = (
  world: World,
  name: string,
  how: { readonly args: readonly string[]; readonly cwd?: string; readonly port: number },
): ChildCommand => ({
  name,
  args: how.args,
  cwd: how.cwd ?? REPOSITORY_ROOT,
  logFile: join(world.folder.logs, `${name.replaceAll(' ', '-')}.log`),
  env: {
    ...inheritedEnv(),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: world.databaseUrl,
    FRESHET_DATA_DIR: world.folder.path,
    FRESHET_FEATURE_SERVER_URL: world.featureServerUrl,
    FRESHET_CONSOLE_URL: world.consoleUrl,
    FRESHET_INTERNAL_TOKEN: world.internalToken,
    FRESHET_HOST: world.host,
    PORT: String(how.port),
  },
});

const bundle = (app: string): string => join(REPOSITORY_ROOT, 'apps', app, 'dist', 'main.js');

const consoleCommand = (world: World): ChildCommand => {
  const cwd = join(REPOSITORY_ROOT, 'apps', 'console');
  const next = createRequire(join(cwd, 'package.json')).resolve('next/dist/bin/next');
  const preload = pathToFileURL(join(REPOSITORY_ROOT, 'apps', 'cli', 'bin', 'exit-with-launcher.mjs')).href;
  return command(world, 'console', {
    args: ['--import', preload, next, 'start', '-H', world.host, '-p', String(world.port)],
    cwd,
    port: world.port,
  });
};

/** The children of a start, in the order they are stopped: what reads before what is read. */
export const childCommands = (world: World) => ({
  demo: command(world, 'demo', {
    args: [bundle('cli'), 'demo', '--console-url', world.consoleUrl, '--feature-server-url', world.featureServerUrl],
    port: 0,
  }),
  console: consoleCommand(world),
  worker: command(world, 'worker', { args: [bundle('worker')], port: 0 }),
  featureServer: command(world, 'feature server', { args: [bundle('feature-server')], port: world.featureServerPort }),
});
