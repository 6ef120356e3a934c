import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SupervisedChild } from './supervised-child';

const folder = mkdtempSync(join(tmpdir(), 'freshet-child-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (script: string, enoughDeaths = 1, cwd = folder) => {
  const pids: number[] = [];
  const pauses: number[] = [];
  let enough = () => {};
  const died = new Promise<void>((done) => {
    enough = done;
  });
  const logFile = join(folder, `${Math.abs(script.length)}.log`);
  const child = new SupervisedChild(
    { name: 'thing', args: ['-e', script], cwd, env: {}, logFile },
    {
      started: (_name, pid) => pids.push(pid),
      died: (_name, _how, pauseMs) => {
        pauses.push(pauseMs);
        if (pauses.length === enoughDeaths) enough();
      },
    },
  );
  child.start();
  return { child, pids, pauses, died, logFile };
};

describe('SupervisedChild', () => {
  it('starts it again with a growing pause, until it is stopped', async () => {
    const { child, pids, pauses, died, logFile } = run('console.log("said"); process.exit(7)', 2);
    await died;
    await child.stop();
    expect(pauses).toEqual([500, 1_000]);
    expect(new Set(pids).size).toBe(2);
    expect(readFileSync(logFile, 'utf8')).toBe('said\nsaid\n');
  });

  it('tries again what could not even be started, and can be stopped then', async () => {
    const { child, pids, pauses, died } = run('process.exit(0)', 2, join(folder, 'not-there'));
    await died;
    await child.stop();
    expect([pids.length, pauses]).toEqual([0, [500, 1_000]]);
  });

  it('stops one that listens, without taking that for a death', async () => {
    const { child, pids, pauses } = run('process.on("SIGTERM", () => process.exit(0)); setInterval(() => {}, 1000)');
    await new Promise((done) => setTimeout(done, 300));
    await child.stop();
    expect([pids.length, pauses.length, child.deaths]).toEqual([1, 0, 0]);
  });
});
