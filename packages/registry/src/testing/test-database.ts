import { randomUUID } from 'node:crypto';
import { openClient } from '@freshet/prisma';
import { inject } from 'vitest';
import { closeRegistry, type Db, openRegistry } from '../db';
import type {} from './postgres-setup';

/** A migrated database of one suite's own; `drop()` closes and removes it. */
export type TestDatabase = { readonly db: Db; readonly databaseUrl: string; drop(): Promise<void> };

const asAdmin = async (postgresUrl: string, sql: string): Promise<void> => {
  const admin = openClient(postgresUrl, 1);
  await admin.$executeRawUnsafe(sql);
  await admin.$disconnect();
};

/** Copies the run's migrated template database. Only in `*.postgres.test.ts`, whose global set-up starts the server. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const postgresUrl = inject('postgresUrl');
  const name = `suite_${randomUUID().replaceAll('-', '')}`;
  // Copying a template fails while another copy of it is under way; the lock puts suites in a row.
  const admin = openClient(postgresUrl, 1);
  await admin.$executeRawUnsafe('SELECT pg_advisory_lock(7480)');
  await admin.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE template`);
  await admin.$disconnect();
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const db = openRegistry({ databaseUrl: url.href });
  const drop = async () => {
    await closeRegistry(db);
    await asAdmin(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { db, databaseUrl: url.href, drop };
};
