// Type checks every workspace: those for Node.js as one program, since they read the same sources, the others each with their own.
import path from 'node:path';
import { root } from '../src/root.mjs';
import { endWithParent, run } from '../src/run.mjs';
import { toolScript } from '../src/verify.mjs';

const TIME_LIMIT_MS = 150_000;
const PROJECTS = ['tsconfig.json', 'apps/console/tsconfig.json', 'e2e/tsconfig.json', 'packages/tooling/tsconfig.json'];

endWithParent();
/** @param {string} script @param {string[]} args */
const passes = async (script, args) => (await run(process.execPath, [script, ...args], { cwd: root, timeLimitMs: TIME_LIMIT_MS })).ok;
// The generated client is part of what is checked.
const generated = await passes(toolScript('turbo', 'bin/turbo'), ['run', 'generate', '--output-logs=errors-only']);
const checks = [];
for (const project of PROJECTS)
  checks.push(await passes(toolScript('typescript', 'bin/tsc'), ['--noEmit', '-p', path.join(root, project)]));
process.exit(generated && checks.every(Boolean) ? 0 : 1);
