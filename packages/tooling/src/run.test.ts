import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { run } from './run.mjs';

const node = (script: string, timeLimitMs = 10_000) => run(process.execPath, ['-e', script], { cwd: process.cwd(), timeLimitMs });

describe('run', () => {
  it('tells success from failure', async () => {
    expect(await node('')).toMatchObject({ ok: true, why: null });
    expect(await node('process.exit(3)')).toMatchObject({ ok: false, why: 'ended with exit code 3' });
  });

  it('keeps the output of a silent command', async () => {
    const script = 'console.log("to one"); console.error("to the other"); process.exit(1)';
    const outcome = await run(process.execPath, ['-e', script], { cwd: process.cwd(), timeLimitMs: 10_000, silent: true });
    expect(outcome.output.split('\n').sort()).toEqual(['', 'to one', 'to the other']);
  });

  it('tells a command that is not there', async () => {
    const outcome = await run('no-such-command-here', [], { cwd: process.cwd(), timeLimitMs: 1_000 });
    expect(outcome).toMatchObject({ ok: false, why: expect.stringContaining('could not start') });
  });

  it('ends a command that takes too long', async () => {
    const outcome = await node('setInterval(() => {}, 1000)', 300);
    expect(outcome).toMatchObject({ ok: false, why: expect.stringContaining('stopped') });
    expect(outcome.ms).toBeLessThan(5_000);
  });
});

describe('endWithParent', () => {
  it('ends the child and starts no other when the parent is told to end', async () => {
    const run = new URL('./run.mjs', import.meta.url).href;
    const child = (text: string) => `await run(process.execPath, ['-e', ${JSON.stringify(text)}], { cwd: '.', timeLimitMs: 60000 });`;
    const script = `import { endWithParent, run } from '${run}'; endWithParent(); ${child('console.log("first"); setInterval(() => {}, 1000)')} ${child('console.log("second")')}`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    parent.stdout.on('data', (chunk) => {
      output += String(chunk);
      parent.kill('SIGTERM');
    });
    const [code] = await once(parent, 'close');
    expect({ code, output }).toEqual({ code: 130, output: 'first\n' });
  });
});
