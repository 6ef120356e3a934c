import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { endLeftovers, writeState } from './launch-state';
import { processMark } from './process-mark';

const folder = mkdtempSync(join(tmpdir(), 'freshet-state-'));
const file = join(folder, 'state.json');
afterAll(() => rmSync(folder, { recursive: true }));

const sleeper = () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  return { pid: child.pid ?? 0, gone: new Promise<void>((done) => child.once('exit', () => done())), end: () => child.kill('SIGKILL') };
};

describe('endLeftovers', () => {
  it('ends the process that is proved by its start time and no other', async () => {
    const [ours, other] = [sleeper(), sleeper()];
    const processes = [
      { name: 'worker', pid: ours.pid, mark: processMark(ours.pid) ?? '' },
      { name: 'console', pid: other.pid, mark: `${processMark(other.pid)}0` },
    ];
    writeState(file, { url: '', processes });
    expect(await endLeftovers(file)).toEqual(['worker']);
    await ours.gone;
    expect(processMark(other.pid)).not.toBeNull();
    other.end();
    await other.gone;
  });

  it('touches nothing without a state or with one cut short', async () => {
    expect(await endLeftovers(join(folder, 'none.json'))).toEqual([]);
    writeFileSync(file, '{"url":"","proc');
    expect(await endLeftovers(file)).toEqual([]);
  });
});
