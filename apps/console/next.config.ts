import path from 'node:path';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  // Types are checked once, by the `typecheck` script; a start from a fresh clone need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  // Written behind the build of a fresh clone it costs a fifth of it, and turbo keeps whole builds already.
  experimental: { turbopackFileSystemCacheForBuild: false },
  turbopack: { root: path.join(import.meta.dirname, '../..') },
  transpilePackages: [
    '@freshet/api',
    '@freshet/definitions',
    '@freshet/event-log',
    '@freshet/flink',
    '@freshet/online-store',
    '@freshet/prisma',
    '@freshet/processing',
    '@freshet/registry',
    '@freshet/serving',
  ],
  serverExternalPackages: ['@duckdb/node-api', '@duckdb/node-bindings', '@prisma/adapter-pg', '@prisma/client', 'lmdb', 'pg', 'pino'],
};

export default config;
