import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

const TIME_LIMIT_MS = 600_000;

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} Installed */

/**
 * Whether node_modules holds what the lock names: compared by version, optional packages may be absent.
 * @param {string} root absolute
 */
export function isInstalled(root) {
  const hidden = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = packagesOf(hidden);
  const entries = Object.entries(packagesOf(path.join(root, 'package-lock.json')));
  return entries.every(([place, { version, link, optional }]) => {
    if (link === true || !place.includes('node_modules/')) return true;
    const present = installed[place];
    return present === undefined ? optional === true : present.version === version;
  });
}

/**
 * Installs what the lock names, unless it is there; with npm itself where npm started us, else the one on the path.
 * @param {string} root absolute
 * @param {{ say: (sentence: string) => void, silent?: boolean }} how
 */
export async function install(root, { say, silent = false }) {
  if (isInstalled(root)) return null;
  say('Installing dependencies with npm ci …');
  const cli = process.env.npm_execpath;
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const options = { cwd: root, timeLimitMs: TIME_LIMIT_MS, env, silent };
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  return cli?.endsWith('.js') ? run(process.execPath, [cli, ...args], options) : run('npm', args, options);
}

/**
 * @param {string} file
 * @returns {Record<string, Installed>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
