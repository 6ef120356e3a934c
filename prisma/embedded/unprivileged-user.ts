import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** The numeric user and group a process runs as. */
export type UnixUser = { readonly uid: number; readonly gid: number };

const CANDIDATES = ['freshet', 'postgres'];

const numericId = (flag: '-u' | '-g', name: string): number | null => {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : null;
};

const lookUp = (name: string): UnixUser | null => {
  const uid = numericId('-u', name);
  const gid = numericId('-g', name);
  return uid === null || gid === null ? null : { uid, gid };
};

const createUser = (): UnixUser => {
  const { status, stderr, error } = spawnSync(
    'useradd',
    ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'freshet'],
    {
      encoding: 'utf8',
    },
  );
  const user = status === 0 ? lookUp('freshet') : null;
  if (user) return user;
  const reason = error?.message ?? stderr.trim();
  throw new EmbeddedPostgresError('no_user', `PostgreSQL refuses to run as root, and creating the user "freshet" for it failed: ${reason}`);
};

/** The user PostgreSQL runs as: null for ourselves, or, since it refuses root, `freshet` or `postgres`, created if neither exists. */
export const postgresUser = (): UnixUser | null => {
  if (process.getuid?.() !== 0) return null;
  for (const name of CANDIDATES) {
    const user = lookUp(name);
    if (user) return user;
  }
  return createUser();
};
