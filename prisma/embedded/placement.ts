import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { binariesIn, type PostgresBinaries } from './platform-binaries';
import type { UnixUser } from './unprivileged-user';
import { writeWhole } from './write-whole';

/** Where one PostgreSQL keeps its files and finds its programs; `base` belongs to the user it runs as. */
export type Placement = { readonly base: string; readonly binaries: PostgresBinaries };

const SYSTEM_ROOT = '/var/lib/freshet';

const canReach = (user: UnixUser, path: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'test -r "$1" && test -x "$1"', 'sh', path], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;

const createOwned = (path: string, user: UnixUser | null): void => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
};

const systemFolder = (directory: string): string => join(SYSTEM_ROOT, createHash('sha256').update(directory).digest('hex').slice(0, 16));

/** Copies the programs to where `user` can run them; a copy that was cut short is never taken for a whole one. */
const copyBinaries = (binaries: PostgresBinaries, target: string): PostgresBinaries => {
  if (existsSync(target)) return binariesIn(target);
  const partial = `${target}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(join(binaries.root, 'native'), join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  renameSync(partial, target);
  return binariesIn(target);
};

const recordedBase = (record: string): string | null => {
  if (!existsSync(record)) return null;
  const base = readFileSync(record, 'utf8').trim();
  if (existsSync(base)) return base;
  throw new EmbeddedPostgresError(
    'data_missing',
    `The database of this data folder was kept in ${base} (recorded in ${record}), and that folder is gone.`,
  );
};

const chooseBase = (directory: string, user: UnixUser): string => {
  createOwned(directory, user);
  if (canReach(user, directory)) return directory;
  const base = systemFolder(directory);
  mkdirSync(SYSTEM_ROOT, { recursive: true, mode: 0o755 });
  createOwned(base, user);
  return base;
};

/**
 * Decides where PostgreSQL lives for the data folder `directory`: there, or, where the unprivileged user cannot reach it
 * (0700 parents), under `/var/lib/freshet/<hash of directory>`, which is then recorded in `directory/location` and kept.
 * The programs are copied beside the data under the same condition. Throws `data_missing` when a recorded folder is gone.
 */
export const placePostgres = (directory: string, binaries: PostgresBinaries, user: UnixUser | null): Placement => {
  const record = join(directory, 'location');
  if (!user) {
    createOwned(directory, null);
    return { base: recordedBase(record) ?? directory, binaries };
  }
  const base = recordedBase(record) ?? chooseBase(directory, user);
  if (base !== directory && !existsSync(record)) writeWhole(record, `${base}\n`);
  if (canReach(user, binaries.postgres)) return { base, binaries };
  const home = base === directory ? systemFolder(directory) : base;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return { base, binaries: copyBinaries(binaries, join(home, 'binaries')) };
};
