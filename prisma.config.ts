import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

const root = dirname(fileURLToPath(import.meta.url));

/** Where Prisma could not download its schema engine (offline), our stand-in over the same engine as WebAssembly answers. */
const chooseSchemaEngine = () => {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY) return;
  const engines = dirname(createRequire(join(root, 'package.json')).resolve('@prisma/engines/package.json'));
  if (readdirSync(engines).some((file) => file.startsWith('schema-engine'))) return;
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(root, 'prisma/schema-engine.mjs');
};

chooseSchemaEngine();
process.env.CHECKPOINT_DISABLE ??= '1';
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres' },
});
