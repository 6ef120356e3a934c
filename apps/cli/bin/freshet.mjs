#!/usr/bin/env node
// The door of a clone: installs what is missing, builds what is missing or older than its sources, then runs the command line.
// It needs nothing but Node.js. What it says goes to standard error; standard output belongs to the verbs.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const BUILD_LIMIT_MS = 600_000;
const stamps = join(root, 'node_modules', '.cache', 'freshet');
const generated = new Set(['node_modules', 'dist', 'generated', '.next', '.turbo', 'test-results', 'data', 'vectors']);

const say = (sentence) => process.stderr.write(`${sentence}\n`);

/** A module of the tooling that needs nothing but Node.js. */
const tooling = (name) => import(pathToFileURL(join(root, 'packages/tooling/src', name)).href);

/** Says how a step ended; a failed one ends it all, with what it printed. */
const report = (title, { ok, why, ms, output }) => {
  say(ok ? `${title}: ${Math.round(ms / 1_000)} s` : `${output}freshet: ${title.toLowerCase()} failed: ${why}`);
  if (!ok) process.exit(3);
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

const buildIfOlder = async (scope) => {
  if (isBuilt(scope)) return;
  const startedMs = Date.now();
  say('Building …');
  const { run } = await tooling('run.mjs');
  const args = [join(root, 'packages/tooling/bin/build.mjs'), ...scopes[scope].filter];
  report('Building', await run(process.execPath, args, { cwd: root, timeLimitMs: BUILD_LIMIT_MS, silent: true }));
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
// A child of the launcher runs what the launcher built.
if (!process.send) {
  const { endWithParent } = await tooling('run.mjs');
  const letGo = endWithParent();
  const installed = await (await tooling('dependencies.mjs')).install(root, { say, silent: true });
  if (installed) report('Installing', installed);
  await buildIfOlder(process.argv[2] === 'start' ? 'all' : 'cli');
  letGo();
}
await import(pathToFileURL(join(root, 'apps/cli/dist/main.js')).href);
