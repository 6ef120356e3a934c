import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type FolderLock, holdFolder, lockAddress } from './folder-lock';

const folders: string[] = [];
const locks: FolderLock[] = [];
const temporaryFolder = (...inside: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-lock-'));
  folders.push(folder);
  const path = join(folder, ...inside);
  mkdirSync(path, { recursive: true });
  return path;
};
afterEach(async () => {
  for (const lock of locks.splice(0)) await lock.release();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const hold = async (folder: string, pid: number) => {
  const lock = await holdFolder(folder, { pid, url: `http://127.0.0.1:${pid}` });
  locks.push(lock);
  return lock;
};

/** The socket of a process that was killed. */
const leaveDead = async (folder: string): Promise<void> => {
  const script = 'require("net").createServer((s) => s.end("{}")).listen(process.argv[1], () => process.send("up"))';
  const dead = spawn(process.execPath, ['-e', script, `${lockAddress(folder)}.1`], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  await new Promise((done) => dead.once('message', done));
  const gone = new Promise((done) => dead.once('exit', done));
  dead.kill('SIGKILL');
  await gone;
  expect(statSync(`${lockAddress(folder)}.1`).isSocket()).toBe(true);
};

describe('holdFolder', () => {
  it('tells the second one where the first one runs, and lets it in after a release', async () => {
    const folder = temporaryFolder();
    const first = await hold(folder, 1);
    await expect(hold(folder, 2)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('already running at http://127.0.0.1:1'),
    });
    await first.release();
    locks.splice(0);
    await hold(folder, 2);
  });

  it.each(['that nobody held', 'of a process that was killed'])('lets exactly one of several in on a folder %s', async (state) => {
    for (let round = 0; round < 10; round += 1) {
      const folder = temporaryFolder();
      if (state !== 'that nobody held') await leaveDead(folder);
      const outcomes = await Promise.allSettled([1, 2, 3, 4].map((pid) => hold(folder, pid)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(hold(folder, 5)).rejects.toThrow('already running');
      await locks.pop()?.release();
      expect(readdirSync(folder)).toHaveLength(1);
    }
  });

  it('takes over from a holder that was killed', async () => {
    const folder = temporaryFolder();
    await leaveDead(folder);
    await hold(folder, 2);
  });

  it('says so where no lock can be', async () => {
    const folder = temporaryFolder();
    await expect(hold(join(folder, 'not-there'), 1)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('cannot be locked'),
    });
  });

  it('finds room for its socket however long the folder is', async () => {
    const folder = temporaryFolder('x'.repeat(120));
    expect(Buffer.byteLength(lockAddress(folder))).toBeLessThanOrEqual(97);
    await hold(folder, 1);
    await expect(hold(folder, 2)).rejects.toThrow('already running');
    expect(lockAddress(temporaryFolder())).toMatch(/lock\.sock$/);
  });
});
