#!/usr/bin/env node
// The door of a clone: installs what is missing, builds what is missing or older than its sources, then runs the command line.
// It needs nothing but Node.js. What it says goes to standard error; standard output belongs to the verbs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const stamps = join(root, 'node_modules', '.cache', 'freshet');
const generated = new Set(['node_modules', 'dist', 'generated', '.next', '.turbo', 'test-results', 'data', 'vectors']);

const say = (sentence) => process.stderr.write(`${sentence}\n`);

const run = (title, command, args) => {
  const startedMs = Date.now();
  say(`${title} …`);
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    shell,
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
    say(`freshet: ${title.toLowerCase()} failed${error ? `: ${error.message}` : ''}`);
    process.exit(3);
  }
  say(`${title}: ${((Date.now() - startedMs) / 1000).toFixed(0)} s`);
};

/** npm itself where npm started us, else the one on the path. */
const npm = (title, ...args) => {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) run(title, process.execPath, [cli, ...args]);
  else run(title, 'npm', args);
};

/** The newest change under a folder, its folders' own (files that went away) included; epoch ms. */
const newestMs = (path) => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  let newest = stats.mtimeMs;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (generated.has(entry.name) || entry.isSymbolicLink()) continue;
    newest = Math.max(newest, newestMs(join(path, entry.name)));
  }
  return newest;
};

const scopes = {
  cli: { sources: ['packages', 'prisma', 'e2e/scenarios', 'apps/cli', 'package-lock.json'], filter: ['--filter=@freshet/cli'] },
  all: { sources: ['packages', 'prisma', 'e2e/scenarios', 'apps', 'package-lock.json'], filter: [] },
};

/** When the build of a scope began that its outputs come from; 0 when there is none. */
const builtMs = (scope) => {
  const stamp = join(stamps, scope);
  return existsSync(stamp) && existsSync(join(root, 'apps/cli/dist/main.js')) ? Number(readFileSync(stamp, 'utf8')) : 0;
};

const buildIfOlder = (scope) => {
  const { sources, filter } = scopes[scope];
  const built = scope === 'cli' ? Math.max(builtMs('cli'), builtMs('all')) : builtMs(scope);
  const changed = () => Math.max(...sources.map((source) => newestMs(join(root, source))));
  if (built > 0 && changed() <= built) return;
  const startedMs = Date.now();
  npm('Building', 'run', 'build', '--', ...filter);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, scope), String(startedMs));
};

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`freshet: Node.js 20.19 or newer is needed; this is ${process.versions.node}`);
  process.exit(3);
}
if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) npm('Installing', 'ci', '--include=dev', '--no-audit', '--no-fund');
// A child of the launcher runs what the launcher built.
if (!process.send) buildIfOlder(process.argv[2] === 'start' ? 'all' : 'cli');
await import(pathToFileURL(join(root, 'apps/cli/dist/main.js')).href);
