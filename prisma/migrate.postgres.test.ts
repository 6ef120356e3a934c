import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

const url = new URL(inject('postgresUrl'));
let directory: string;

const admin = async (sql: string): Promise<void> => {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(sql);
  await client.end();
};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'freshet-migrations-'));
  cpSync(new URL('migrations', import.meta.url), directory, { recursive: true });
  await admin('CREATE DATABASE migrated');
  url.pathname = '/migrated';
});
afterAll(async () => {
  await admin('DROP DATABASE migrated WITH (FORCE)');
  rmSync(directory, { recursive: true });
});

describe('migrate', () => {
  it('applies each migration once, however many run at once', async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(url.href, directory)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(url.href, directory)).toEqual([]);
  });

  it('leaves nothing of a migration that fails', async () => {
    mkdirSync(join(directory, '99990101000000_broken'));
    writeFileSync(join(directory, '99990101000000_broken', 'migration.sql'), 'CREATE TABLE half (n int); SELECT nonsense;');
    await expect(migrate(url.href, directory)).rejects.toThrow(/nonsense/);
    rmSync(join(directory, '99990101000000_broken'), { recursive: true });
    expect(await migrate(url.href, directory)).toEqual([]);
    const client = new Client({ connectionString: url.href });
    await client.connect();
    expect((await client.query("SELECT to_regclass('half') AS found")).rows).toEqual([{ found: null }]);
    await client.end();
  });

  it('refuses a migration that was edited after it had been applied', async () => {
    appendFileSync(join(directory, '20261121022936_init', 'migration.sql'), '-- edited\n');
    await expect(migrate(url.href, directory)).rejects.toThrow('20261121022936_init was edited');
  });
});
