import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openClient } from '@freshet/prisma';
import { ensurePostgres } from '@freshet/prisma/embedded';
import { migrate } from '@freshet/prisma/migrate';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser's URL of the run's PostgreSQL; its database `template` has every migration applied. */
    postgresUrl: string;
  }
}

const MIGRATIONS = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

const REMOVER = fileURLToPath(new URL('./remove-with-parent.mjs', import.meta.url));

const createTemplate = async (postgresUrl: string): Promise<void> => {
  const admin = openClient(postgresUrl, 1);
  await admin.$executeRawUnsafe('CREATE DATABASE template');
  await admin.$disconnect();
  const url = new URL(postgresUrl);
  url.pathname = '/template';
  await migrate(url.href, MIGRATIONS);
};

/** Vitest's global set-up for `*.postgres.test.ts`: one PostgreSQL per run, in a temporary folder; stopped and removed at the end, also when the run is killed. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'freshet-test-postgres-'));
  // PostgreSQL's own user must get in when the tests run as root.
  chmodSync(directory, 0o755);
  // A run that is killed has no teardown; the closing of this pipe takes its place.
  const remover = spawn(process.execPath, [REMOVER, directory], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  const removed = new Promise((done) => remover.once('exit', done));
  const postgres = await ensurePostgres({ directory: join(directory, 'postgres') });
  await createTemplate(postgres.url);
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    remover.stdin.end();
    await removed;
  };
}
