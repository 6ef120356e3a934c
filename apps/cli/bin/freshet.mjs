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

const written = (name) => generated.has(name) || name === 'next-env.d.ts' || name.endsWith('.tsbuildinfo');

/** The files under a path that builds are made from: how many, and when the newest was changed (epoch ms). */
const survey = (path) => {
  const stats = statSync(path);
  if (!stats.isDirectory()) return { files: 1, newestMs: stats.mtimeMs };
  const found = { files: 0, newestMs: 0 };
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (written(entry.name) || entry.isSymbolicLink()) continue;
    const below = survey(join(path, entry.name));
    found.files += below.files;
    found.newestMs = Math.max(found.newestMs, below.newestMs);
  }
  return found;
};

const scopes = {
  cli: { sources: ['packages', 'prisma', 'e2e/scenarios', 'apps/cli', 'package-lock.json'], filter: ['--filter=@freshet/cli'] },
  all: { sources: ['packages', 'prisma', 'e2e/scenarios', 'apps', 'package-lock.json'], filter: [] },
};

/** What a scope is built from now: a file more or less, or one changed since the build began, is another text. */
const surveyScope = (scope) => {
  const found = scopes[scope].sources.map((source) => survey(join(root, source)));
  return { files: found.reduce((sum, { files }) => sum + files, 0), newestMs: Math.max(...found.map(({ newestMs }) => newestMs)) };
};

const isBuilt = (scope) => {
  const stamp = join(stamps, `${scope}.json`);
  if (!existsSync(stamp) || !existsSync(join(root, 'apps/cli/dist/main.js'))) return false;
  const built = JSON.parse(readFileSync(stamp, 'utf8'));
  const now = surveyScope(scope);
  return now.files === built.files && now.newestMs <= built.startedMs;
};

const buildIfOlder = (scope) => {
  if (isBuilt(scope)) return;
  const startedMs = Date.now();
  npm('Building', 'run', 'build', '--', ...scopes[scope].filter);
  mkdirSync(stamps, { recursive: true });
  for (const covered of scope === 'all' ? ['all', 'cli'] : ['cli']) {
    writeFileSync(join(stamps, `${covered}.json`), JSON.stringify({ startedMs, files: surveyScope(covered).files }));
  }
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
