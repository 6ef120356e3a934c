import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const BUNDLE = join(ROOT, 'node_modules', '.cache', `freshet-cli-test-${process.pid}`);

/** Bundles the command line as it is now, beside the build that people run. `removeBundle` takes it away. */
export const bundleCli = (): void => {
  execFileSync(process.execPath, [join(ROOT, 'apps', 'cli', 'build.mjs'), BUNDLE], { stdio: 'pipe' });
};

/** Takes the bundle of `bundleCli` away. */
export const removeBundle = (): void => rmSync(BUNDLE, { recursive: true, force: true });

/** What a run of the command line left behind. */
export type CliRun = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the bundle of `bundleCli` in a process of its own. */
export const runCli = (args: readonly string[], input = ''): CliRun => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(BUNDLE, 'main.js'), ...args], {
    encoding: 'utf8',
    input,
    timeout: 30_000,
  });
  return { code: status, out: stdout, err: stderr };
};

/** A new temporary folder and a writer of files into it that gives back their paths. */
export const temporaryFiles = () => {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-cli-'));
  return {
    folder,
    write: (name: string, content: string | Uint8Array): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
};
