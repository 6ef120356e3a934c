import type { FeatureRow } from '@freshet/definitions';
import { outputKey } from '@freshet/definitions';

/** The canonical key texts of a row's entity. */
export function entityTexts(entity: FeatureRow['entity']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entity).map(([name, value]) => [name, String(value)]));
}

/** Identity of a row within its key space (`delivery.md` R2). */
export function rowIdentity(row: FeatureRow): string {
  return `${row.group} ${row.windowEnd} ${row.seq} ${outputKey(entityTexts(row.entity))}`;
}
