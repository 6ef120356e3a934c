import { existsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

const rooms = ['packages', 'apps', 'prisma', 'e2e'];
const postgresSetup = './packages/registry/src/testing/postgres-setup.ts';
const exclude = [...configDefaults.exclude, '**/generated/**', '**/.next/**', 'e2e/journeys/**'];

export default defineConfig({
  test: {
    passWithNoTests: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: rooms.map((room) => `${room}/**/*.test.{ts,tsx}`),
          exclude: [...exclude, '**/*.postgres.test.ts'],
          // Imports a folder, which Node.js alone refuses.
          server: { deps: { inline: ['dt-sql-parser'] } },
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: rooms.map((room) => `${room}/**/*.postgres.test.ts`),
          exclude,
          globalSetup: existsSync(postgresSetup) ? [postgresSetup] : [],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
