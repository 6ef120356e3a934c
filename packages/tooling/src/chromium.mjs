import { existsSync } from 'node:fs';
import { run } from './run.mjs';

const TIME_LIMIT_MS = 400_000;

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** What would let the journeys run where no browser was found. */
export const chromiumAdvice = 'install Chromium or Chrome, or name one with FRESHET_CHROMIUM=/path/to/chromium';

/** The browser that drives the journeys: FRESHET_CHROMIUM, else one in a usual place; null when there is none. */
export function findChromium() {
  const named = process.env.FRESHET_CHROMIUM;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return CANDIDATES.find((candidate) => existsSync(candidate)) ?? null;
}

/**
 * The browser, after installing Debian's where that can be done: as root, with apt-get, and none named.
 * @param {string} cwd
 */
export async function ensureChromium(cwd) {
  const found = findChromium();
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (found !== null || process.env.FRESHET_CHROMIUM || !canInstall) return found;
  console.log('No Chromium found; installing Debian’s with apt-get for the journeys …');
  const options = { cwd, timeLimitMs: TIME_LIMIT_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return findChromium();
}
