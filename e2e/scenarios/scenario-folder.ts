import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the scenarios' files, found from this code's place upwards, so that a bundle elsewhere in the repository finds it too. */
export function scenarioFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'e2e', 'scenarios');
    if (existsSync(join(candidate, 'data'))) return candidate;
    if (dirname(folder) === folder) throw new Error('the folder e2e/scenarios was not found above this program');
  }
}
