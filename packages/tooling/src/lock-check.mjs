/** Accelerators that their package does without; not every platform has them in the registry. */
const OPTIONAL_EVERYWHERE = /^@msgpackr-extract\//;

/** Platforms a user may install on, as they are spelled in package names. */
const PLATFORM = /(?:darwin|win32|windows|linux)[-_.](?:x64|arm64)/;

/**
 * @typedef {{ version?: string, resolved?: string, link?: boolean, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/**
 * What is wrong with a lock file: binaries of platforms that npm left out, and addresses of one machine's registry.
 * @param {Lock} lock
 * @returns {string[]}
 */
export function lockFaults(lock) {
  const entries = Object.entries(lock.packages);
  const locked = new Set(entries.map(([place]) => nameAt(place)));
  const missing = entries.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => PLATFORM.test(name) && !OPTIONAL_EVERYWHERE.test(name) && !locked.has(name))
      .map((name) => `${nameAt(place)} needs ${name}, which is not in the lock`),
  );
  const addressed = entries
    .filter(([, { resolved, link }]) => link !== true && resolved !== undefined && /^[a-z+]+:/.test(resolved))
    .map(([place, { resolved }]) => `${nameAt(place)} is bound to ${resolved}`);
  return [...missing, ...addressed];
}

/** @param {string} place the key of a lock entry, `node_modules/a/node_modules/b` */
const nameAt = (place) => place.split('node_modules/').at(-1) ?? place;
