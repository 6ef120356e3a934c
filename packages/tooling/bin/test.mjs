// `npm test`: sets up what is missing, builds, verifies, and runs every suite. The last line counts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { install } from '../src/dependencies.mjs';
import { root } from '../src/root.mjs';
import { endWithParent } from '../src/run.mjs';
import { couldNotRun, tallyLine, total } from '../src/tally.mjs';

endWithParent();
const reports = mkdtempSync(path.join(tmpdir(), 'freshet-test-'));
try {
  const outcomes = await suites();
  console.log('');
  for (const { name, ms, tally, notes } of outcomes) {
    console.log(`${tally.failed === 0 ? '✓' : '✗'} ${name}: ${(ms / 1_000).toFixed(1)} s, ${tallyLine(tally)}`);
    for (const note of notes) console.log(`    ${note}`);
  }
  const sum = total(outcomes.map(({ tally }) => tally));
  process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
  console.log(tallyLine(sum));
} finally {
  rmSync(reports, { recursive: true, force: true });
}

/** @returns {Promise<import('../src/suites.mjs').SuiteOutcome[]>} */
async function suites() {
  const installed = await install(root, { say: console.log });
  if (installed !== null && !installed.ok) {
    return [{ name: 'install', ms: installed.ms, tally: couldNotRun, notes: [installed.why ?? ''] }];
  }
  /** @type {import('../src/suites.mjs').SuiteOutcome[]} */
  const outcomes = [];
  if (installed !== null) outcomes.push({ name: 'install', ms: installed.ms, tally: total([]), notes: [] });
  // Only now: the suites find their tools in node_modules.
  const { build, journeys, verified, vitest } = await import('../src/suites.mjs');
  const steps = [build, verified, () => vitest('unit', reports), () => vitest('postgres', reports), () => journeys(reports)];
  for (const step of steps) outcomes.push(await step());
  return outcomes;
}
