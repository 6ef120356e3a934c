import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import type { Placement } from './placement';
import { isAlive } from './process';
import type { UnixUser } from './unprivileged-user';

/** The database superuser; the cluster has no other. */
export const SUPERUSER = 'freshet';

const runInitdb = (
  { base, binaries }: Placement,
  user: UnixUser | null,
  paths: { readonly cluster: string; readonly passwordFile: string },
): void => {
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [
      '-D',
      paths.cluster,
      '-U',
      SUPERUSER,
      `--pwfile=${paths.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...user, cwd: base, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (status === 0) return;
  const detail = error?.message ?? stderr.trim();
  if (/no space left/i.test(detail)) {
    throw new EmbeddedPostgresError('disk_full', `The disk is full: there is no room for the database in ${base}.`, true);
  }
  throw new EmbeddedPostgresError('init_failed', `Preparing the database in ${base} failed: ${detail}`);
};

/** Clusters that a process was preparing when it was killed, 40 MB each. */
const removeCutShort = (base: string): void => {
  for (const name of readdirSync(base)) {
    const pid = Number(/^data\.(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(base, name), { recursive: true, force: true });
  }
};

/** Creates the database cluster `base/data` unless it is there; one that was cut short is made anew. */
export const initialiseCluster = (placement: Placement, user: UnixUser | null, password: string): string => {
  const data = join(placement.base, 'data');
  if (existsSync(join(data, 'PG_VERSION'))) return data;
  removeCutShort(placement.base);
  const cluster = `${data}.${process.pid}`;
  const passwordFile = join(placement.base, `.initdb-${process.pid}`);
  rmSync(cluster, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (user) chownSync(passwordFile, user.uid, user.gid);
    runInitdb(placement, user, { cluster, passwordFile });
    renameSync(cluster, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(cluster, { recursive: true, force: true });
  }
  return data;
};
