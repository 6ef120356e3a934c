import { compareCodePoints } from '../code-point-order';

/** The output log's record key: the canonical key texts as a JSON array in sorted order of the keys' names (`delivery.md` R4). */
export function outputKey(entityTexts: Readonly<Record<string, string>>): string {
  const names = Object.keys(entityTexts).sort(compareCodePoints);
  return JSON.stringify(names.map((name) => entityTexts[name]));
}
