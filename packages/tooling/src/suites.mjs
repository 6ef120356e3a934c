import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromiumAdvice, ensureChromium } from './chromium.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { couldNotRun, playwrightTally, vitestTally } from './tally.mjs';
import { quiet, toolScript, verify } from './verify.mjs';

const MINUTE_MS = 60_000;
const env = { ...process.env, ...quiet };

/**
 * @typedef {{ name: string, ms: number, tally: import('./tally.mjs').Tally, notes: string[] }} SuiteOutcome
 */

/** Builds every workspace; counts only when it fails. */
export async function build() {
  const outcome = await run(process.execPath, [path.join(root, 'packages/tooling/bin/build.mjs')], {
    cwd: root,
    timeLimitMs: 8 * MINUTE_MS,
    env,
  });
  const tally = outcome.ok ? { passed: 0, failed: 0, skipped: 0 } : couldNotRun;
  return { name: 'build', ms: outcome.ms, tally, notes: notesOf(outcome) };
}

/**
 * `npm run verify`, each part a test.
 * @returns {Promise<SuiteOutcome>}
 */
export async function verified() {
  const outcomes = await verify();
  const failed = outcomes.filter(({ ok }) => !ok);
  return {
    name: 'verify',
    ms: outcomes.reduce((sum, { ms }) => sum + ms, 0),
    tally: { passed: outcomes.length - failed.length, failed: failed.length, skipped: 0 },
    notes: failed.map(({ name, why }) => `${name}: ${why}`),
  };
}

/**
 * One project of vitest.config.ts.
 * @param {string} project
 * @param {string} reports folder for the report
 * @returns {Promise<SuiteOutcome>}
 */
export async function vitest(project, reports) {
  const report = path.join(reports, `vitest-${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const outcome = await run(process.execPath, [toolScript('vitest', 'vitest.mjs'), ...args], {
    cwd: root,
    timeLimitMs: 10 * MINUTE_MS,
    env,
  });
  return reported(project, outcome, existsSync(report) ? vitestTally(JSON.parse(readFileSync(report, 'utf8'))) : null);
}

/**
 * The journeys of e2e in a real browser; without one each is named as skipped, with what would let it run.
 * @param {string} reports folder for the report
 * @returns {Promise<SuiteOutcome>}
 */
export async function journeys(reports) {
  const cwd = path.join(root, 'e2e');
  const playwright = toolScript('@playwright/test', 'cli.js');
  const chromium = await ensureChromium(root);
  if (chromium === null) return withoutBrowser(playwright, cwd);
  const report = path.join(reports, 'journeys.json');
  const browserEnv = { ...env, FRESHET_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const outcome = await run(process.execPath, [playwright, 'test', '--reporter=list,json'], {
    cwd,
    timeLimitMs: 15 * MINUTE_MS,
    env: browserEnv,
  });
  return reported('journeys', outcome, existsSync(report) ? playwrightTally(JSON.parse(readFileSync(report, 'utf8'))) : null);
}

/**
 * @param {string} playwright
 * @param {string} cwd
 * @returns {SuiteOutcome}
 */
function withoutBrowser(playwright, cwd) {
  // Listing opens no browser, but the configuration wants the name of one.
  const listEnv = { ...env, FRESHET_CHROMIUM: process.execPath };
  const listed = execFileSync(process.execPath, [playwright, 'test', '--list'], {
    cwd,
    encoding: 'utf8',
    env: listEnv,
    timeout: MINUTE_MS,
  });
  const names = listed.split('\n').filter((line) => line.includes('›'));
  return {
    name: 'journeys',
    ms: 0,
    tally: { passed: 0, failed: 0, skipped: names.length },
    notes: [...names.map((name) => `skipped:${name}`), `to run them: ${chromiumAdvice}`],
  };
}

/**
 * A runner's own report, and one failure more when it ended badly without one.
 * @param {string} name
 * @param {import('./run.mjs').RunOutcome} outcome
 * @param {import('./tally.mjs').Tally | null} tally
 * @returns {SuiteOutcome}
 */
function reported(name, outcome, tally) {
  const counted = tally ?? couldNotRun;
  const hidden = !outcome.ok && counted.failed === 0;
  return { name, ms: outcome.ms, tally: hidden ? { ...counted, failed: 1 } : counted, notes: notesOf(outcome) };
}

/** @param {import('./run.mjs').RunOutcome} outcome */
const notesOf = ({ why }) => (why === null ? [] : [why]);
