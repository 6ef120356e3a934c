/** Throws when a promise of our own code is broken: a bug, never an expected failure. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
