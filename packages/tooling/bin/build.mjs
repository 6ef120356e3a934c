// Builds every workspace through turbo, with every telemetry switched off.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const turbo = path.join(path.dirname(createRequire(import.meta.url).resolve('turbo/package.json')), 'bin/turbo');
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const { status } = spawnSync(process.execPath, [turbo, 'run', 'build', ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
process.exit(status ?? 1);
