// Outlives a test run by moments: when its standard input closes, however the run ended, it stops the run's PostgreSQL and removes its folder.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const [directory = ''] = process.argv.slice(2);
const WITHIN_MS = 10_000;

const postmaster = () => {
  try {
    return Number(readFileSync(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    // It was stopped, or never started.
    return null;
  }
};

const isAlive = (/** @type {number} */ pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

process.stdin.resume().on('end', async () => {
  const pid = postmaster();
  if (pid !== null && isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; pid !== null && isAlive(pid) && waited < WITHIN_MS; waited += 50) await new Promise((done) => setTimeout(done, 50));
  rmSync(directory, { recursive: true, force: true });
});
