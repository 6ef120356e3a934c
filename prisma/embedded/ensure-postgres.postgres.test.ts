import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, ensurePostgres } from './ensure-postgres';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
});

const temporaryFolder = (mode = 0o755): string => {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-embedded-'));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const directory = join(folder, 'inside');
  mkdirSync(directory, { mode });
  return join(directory, 'postgres');
};

const start = async (directory: string): Promise<EmbeddedPostgres> => {
  const postgres = await ensurePostgres({ directory });
  undo.push(() => postgres.stop());
  return postgres;
};

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const postmasterPid = (base: string): number => Number(readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('ensurePostgres', () => {
  it('adopts what runs, and after a stop starts again on the port of before', async () => {
    const directory = temporaryFolder();
    const first = await start(directory);
    await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    const second = await start(directory);
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.url).toBe(first.url);
    await second.stop();
    await first.exited;
    const third = await start(directory);
    expect([third.adopted, third.port]).toEqual([false, first.port]);
    expect(await query(third.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('recovers on the same port after kill -9, with all that was committed', async () => {
    const directory = temporaryFolder();
    const first = await start(directory);
    await query(first.url, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    process.kill(postmasterPid(directory), 'SIGKILL');
    await first.exited;
    const second = await start(directory);
    expect(second.port).toBe(first.port);
    expect(await query(second.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1_000 }]);
  });

  it('starts although another program of its user got the id of the server that was killed', async () => {
    const directory = temporaryFolder();
    const first = await start(directory);
    const pidFile = join(directory, 'data', 'postmaster.pid');
    const [, ...lines] = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(postmasterPid(directory), 'SIGKILL');
    await first.exited;
    const { uid, gid } = statSync(join(directory, 'data'));
    const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    undo.push(() => void other.kill('SIGKILL'));
    writeFileSync(pidFile, [other.pid, ...lines].join('\n'));
    const second = await start(directory);
    expect([second.adopted, second.port]).toEqual([false, first.port]);
  });

  it('clears away what a killed preparation left', async () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, 'data.999999999'), { recursive: true });
    await start(directory);
    expect(existsSync(join(directory, 'data.999999999'))).toBe(false);
  });

  it('takes another port when someone else sits on its own', async () => {
    const directory = temporaryFolder();
    const first = await start(directory);
    await first.stop();
    const squatter = createServer((socket) => socket.destroy()).listen(first.port, '127.0.0.1');
    undo.push(() => new Promise<void>((done) => squatter.close(() => done())));
    const second = await start(directory);
    expect(second.port).not.toBe(first.port);
    expect(await query(second.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('keeps its password to itself', async () => {
    const directory = temporaryFolder();
    await start(directory);
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'data')).mode & 0o077).toBe(0);
  });

  it.runIf(process.getuid?.() === 0)('keeps its files where its user reaches them when root asks from a 0700 folder', async () => {
    const directory = temporaryFolder(0o700);
    const postgres = await start(directory);
    const base = readFileSync(join(directory, 'location'), 'utf8').trim();
    undo.unshift(() => rmSync(base, { recursive: true, force: true }));
    expect(base).toMatch(/^\/var\/lib\/freshet\/[0-9a-f]{16}$/);
    expect(existsSync(join(base, 'data', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(directory, 'data'))).toBe(false);
    expect(await query(postgres.url, 'SHOW data_directory')).toEqual([{ data_directory: join(base, 'data') }]);
    expect((await start(directory)).adopted).toBe(true);
    await postgres.stop();
    await postgres.exited;
    rmSync(base, { recursive: true });
    await expect(ensurePostgres({ directory })).rejects.toMatchObject({ code: 'data_missing' });
  });
});
