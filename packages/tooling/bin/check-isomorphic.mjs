// Fails when a room that also runs in the browser cannot be bundled for it.
import { bundleFaults, isomorphicEntries } from '../src/isomorphic-bundle.mjs';
import { root } from '../src/root.mjs';

const faults = (await Promise.all(isomorphicEntries.map((entry) => bundleFaults(root, entry)))).flat();
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
