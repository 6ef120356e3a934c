import { build } from 'esbuild';

/** Entry points that run in a browser as they run in Node.js. */
export const isomorphicEntries = [
  'packages/definitions/src/index.ts',
  'packages/processing/src/index.ts',
  'packages/flink/src/sql/index.ts',
];

/**
 * Why an entry point cannot be bundled for a browser; empty when it can.
 * @param {string} root absolute
 * @param {string} entry relative to `root`
 * @returns {Promise<string[]>}
 */
export async function bundleFaults(root, entry) {
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    return [];
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return error.errors.map(({ text, location }) => `${location?.file ?? entry}:${location?.line ?? 0}: ${text}`);
  }
}

/**
 * @param {unknown} error
 * @returns {error is import('esbuild').BuildFailure}
 */
function isBuildFailure(error) {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
