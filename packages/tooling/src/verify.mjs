import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const TIME_LIMIT_MS = 180_000;

/** Switches off whatever a tool would send home. */
export const quiet = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CHECKPOINT_DISABLE: '1' };

/**
 * The script of a tool that npm installed, to be run by this Node.js on every platform.
 * @param {string} tool package name
 * @param {string} script path inside the package
 */
export function toolScript(tool, script) {
  return path.join(root, 'node_modules', tool, script);
}

/** @param {string} name */
const own = (name) => () => path.join(root, 'packages/tooling/bin', name);
const biome = () => toolScript('@biomejs/biome', 'bin/biome');

/** What `npm run verify` holds, in order. */
const verifyParts = [
  { name: 'format', script: biome, args: ['check', '--linter-enabled=false', '--max-diagnostics=20'] },
  { name: 'lint', script: biome, args: ['lint', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=50'] },
  { name: 'types', script: own('check-types.mjs'), args: [] },
  { name: 'unused code', script: () => toolScript('knip', 'bin/knip.js'), args: ['--no-progress'] },
  { name: 'lock', script: own('check-lock.mjs'), args: [] },
  { name: 'doc references', script: own('check-doc-references.mjs'), args: [] },
  { name: 'isomorphic bundles', script: own('check-isomorphic.mjs'), args: [] },
];

/**
 * Runs every part, one after the other.
 * @returns {Promise<({ name: string } & import('./run.mjs').RunOutcome)[]>}
 */
export async function verify() {
  const outcomes = [];
  for (const { name, script, args } of verifyParts) {
    console.log(`\n— ${name}`);
    const outcome = await run(process.execPath, [script(), ...args], {
      cwd: root,
      timeLimitMs: TIME_LIMIT_MS,
      env: { ...process.env, ...quiet },
    });
    outcomes.push({ name, ...outcome });
  }
  return outcomes;
}
