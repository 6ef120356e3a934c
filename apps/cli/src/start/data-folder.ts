import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CliError } from '../cli-error';
import { freeBytes } from './watch-disk';

/** The absolute paths of one data folder that the launcher itself uses. */
export type DataFolder = { readonly path: string; readonly postgres: string; readonly logs: string; readonly state: string };

const LEAST_FREE_BYTES = 128 * 1024 * 1024;

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

const demandRoom = (path: string): void => {
  const free = freeBytes(path);
  if (free >= LEAST_FREE_BYTES) return;
  throw new CliError(
    3,
    `the disk that holds ${path} is full: ${megabytes(free)} are free, ${megabytes(LEAST_FREE_BYTES)} are needed; make room or choose another folder with --data-dir`,
  );
};

/** One level at a time: Node.js' own recursion never ends where a file system denies that it holds new folders (`/proc`). */
const createFolder = (path: string): void => {
  if (existsSync(path)) return;
  if (dirname(path) !== path) createFolder(dirname(path));
  mkdirSync(path);
};

/** Creates the folder unless it is there and makes sure that its disk is not full. Throws exit code 3 with a sentence. */
export const openDataFolder = (asked: string): DataFolder => {
  const wanted = resolve(asked);
  try {
    createFolder(join(wanted, 'logs'));
  } catch (error) {
    throw new CliError(3, `the data folder ${wanted} cannot be created: ${error instanceof Error ? error.message : String(error)}`);
  }
  const path = realpathSync(wanted);
  demandRoom(path);
  return { path, postgres: join(path, 'postgres'), logs: join(path, 'logs'), state: join(path, 'state.json') };
};
