import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './root.mjs';
import { toolScript } from './verify.mjs';

type Example = readonly [folder: string, text: string];

const forbidden: Readonly<Record<string, readonly Example[]>> = {
  'definitions imports no room': [['packages/definitions/src', "export type { Engine } from '@freshet/processing';"]],
  'floor 1 imports definitions alone': [
    ['packages/processing/src', "export type { OnlineStore } from '@freshet/online-store';"],
    ['packages/event-log/src', "export { engine } from '@freshet/processing';"],
    ['packages/online-store/src', "export { log } from '@freshet/event-log';"],
    ['packages/offline-store/src', "export { registry } from '@freshet/registry';"],
    ['packages/flink/src/sql', "export { engine } from '@freshet/processing';"],
    ['packages/registry/src', "export { engine } from '@freshet/processing';"],
  ],
  'serving imports store ports, not their adapters': [
    ['packages/serving/src', "export { store } from '@freshet/online-store/embedded';"],
    ['packages/serving/src', "export { registry } from '@freshet/registry';"],
  ],
  'api is handed its adapters': [
    ['packages/api/src', "export { history } from '@freshet/offline-store/duckdb';"],
    ['packages/api/src', "export { log } from '@freshet/event-log/kafka';"],
  ],
  'tooling and prisma import no room': [
    ['packages/tooling/src', "export { plan } from '@freshet/definitions';"],
    ['prisma', "export { plan } from '@freshet/definitions';"],
  ],
  'isomorphic rooms have no Node.js': [
    ['packages/definitions/src', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
    ['packages/processing/src', 'export const bytes = Buffer.alloc(1);'],
    ['packages/flink/src/sql', 'export const home = process.cwd();'],
  ],
  'isomorphic rooms have no DOM': [
    ['packages/definitions/src', 'export const title = document.title;'],
    ['packages/processing/src', "export const answer = fetch('/');"],
  ],
  'isomorphic rooms have no clock and no randomness': [
    ['packages/definitions/src', 'export const now = Date.now();'],
    ['packages/processing/src', 'export const dice = Math.random();'],
    ['packages/flink/src/sql', 'export const now = new Date();'],
    ['packages/processing/src', 'export const now = performance.now();'],
    ['packages/processing/src', 'export const id = crypto.randomUUID();'],
  ],
  'only registry imports Prisma': [
    ['apps/worker/src', "export { client } from '@freshet/prisma';"],
    ['packages/api/src', "export { PrismaPg } from '@prisma/adapter-pg';"],
    ['apps/console/app', "export { client } from '@freshet/prisma';"],
  ],
  'only event-log/kafka imports kafkajs': [['packages/event-log/src/embedded', "export { Kafka } from 'kafkajs';"]],
  'only offline-store/duckdb imports DuckDB': [
    ['packages/offline-store/src', "export { DuckDBInstance } from '@duckdb/node-api';"],
    ['apps/worker/src', "export const duckdb = await import('@duckdb/node-api');"],
  ],
  'only online-store/embedded imports lmdb': [
    ['packages/online-store/src', "export { open } from 'lmdb';"],
    ['apps/feature-server/src', "export { open } from 'lmdb';"],
  ],
  'only online-store/redis and aerospike import their clients': [
    ['packages/online-store/src/embedded', "export { Redis } from 'ioredis';"],
  ],
  'no relative import crosses a package': [
    ['packages/serving/src', "import { engine } from '../../processing/src/engine';\nexport const own = engine;"],
    ['packages/serving/src/lookup', "export type { Engine } from '../../../processing/src/engine';"],
    ['apps/worker/src', "import '../../../prisma/client';"],
    ['e2e/journeys', "export const worker = import('../../apps/worker/src/main');"],
  ],
  'no route is a client component': [['apps/console/app/views', "'use client';\nexport const page = 1;"]],
  'the browser imports no server value': [
    ['apps/console/screens/view', "import { appRouter } from '@freshet/api';\nexport const router = appRouter;"],
    ['apps/console/components', "export { registry } from '@freshet/registry';"],
    ['apps/console/preview', "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;"],
  ],
  'the environment is read in env.ts alone': [['apps/worker/src', 'export const url = process.env.DATABASE_URL;']],
  'nothing is exported by a star': [['packages/registry/src', "export * from './tenant';"]],
};

const allowed: readonly Example[] = [
  ['packages/processing/src', "export type { Plan } from '@freshet/definitions';"],
  ['packages/processing/src', 'export const date = (ms: number) => new Date(ms).toISOString();'],
  ['packages/serving/src', "export type { OnlineStore } from '@freshet/online-store';"],
  ['packages/serving/src/lookup', "import { manifest } from '../manifest';\nexport const own = manifest;"],
  ['packages/registry/src', "export { client } from '@freshet/prisma';"],
  ['packages/event-log/src/kafka', "export { Kafka } from 'kafkajs';"],
  ['packages/online-store/src/embedded', "export { open } from 'lmdb';"],
  ['packages/offline-store/src/duckdb', "export { DuckDBInstance } from '@duckdb/node-api';"],
  ['apps/cli/src', "export { migrate } from '@freshet/prisma/migrate';"],
  ['apps/worker/src', "export { store } from '@freshet/online-store/embedded';"],
  ['apps/console/screens/view', "import type { AppRouter } from '@freshet/api';\nexport type Router = AppRouter;"],
  ['apps/console/preview', "export { createEngine } from '@freshet/processing';"],
];

/** Lints all examples at their places in one run and gives the findings of each. */
function lint(examples: readonly Example[]): string[][] {
  const files = examples.map(([folder, text], index) => ({ file: `${folder}/example-${index}.ts`, text }));
  for (const { file, text } of files) {
    mkdirSync(path.join(world, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(world, file), `${text}\n`);
  }
  const args = ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '--diagnostic-level=error', '.'];
  const { stdout } = spawnSync(process.execPath, [toolScript('@biomejs/biome', 'bin/biome'), ...args], { cwd: world, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string; location: { path: string } }[] };
  return files.map(({ file }) => diagnostics.filter(({ location }) => location.path === file).map(({ message }) => message));
}

const world = mkdtempSync(path.join(tmpdir(), 'freshet-arrows-'));
cpSync(path.join(root, 'biome.json'), path.join(world, 'biome.json'));
cpSync(path.join(root, 'packages/tooling/lint'), path.join(world, 'packages/tooling/lint'), { recursive: true });
const rules = Object.entries(forbidden).flatMap(([rule, examples]) => examples.map((example) => ({ rule, example })));
const findings = lint([...rules.map(({ example }) => example), ...allowed]);
afterAll(() => rmSync(world, { recursive: true, force: true }));

describe('the arrows between rooms', () => {
  it.each(rules.map(({ rule, example: [folder, text] }, index) => ({ rule, folder, text, found: findings[index] })))(
    '$rule: $folder refuses $text',
    ({ found }) => expect(found).not.toEqual([]),
  );

  it.each(allowed.map(([folder, text], index) => ({ folder, text, found: findings[rules.length + index] })))(
    '$folder may $text',
    ({ found }) => expect(found).toEqual([]),
  );
});
