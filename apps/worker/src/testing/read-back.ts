import { join } from 'node:path';
import type { FeatureRow } from '@freshet/definitions';
import { createDuckdbOfflineStore } from '@freshet/offline-store/duckdb';
import { listHistoryFiles } from '@freshet/registry';
import type { Deployed, World } from './world';

/** What history holds of a view: its rows, the first of each identity, and how many rows its files have in all. */
export type ReadBack = { readonly rows: readonly FeatureRow[]; readonly rowsInFiles: number };

/** Reads every row of a deployed view back from the files that the catalogue lists. */
export async function readBack(world: World, { deployment, plan }: Deployed): Promise<ReadBack> {
  const store = await createDuckdbOfflineStore({ directory: join(world.dataDir, 'history') });
  const rows: FeatureRow[] = [];
  let rowsInFiles = 0;
  for (const group of plan.groups) {
    const ctx = { db: world.db, tenant: world.tenant, actor: 'test', now: Date.now() };
    const files = await listHistoryFiles({ ctx, input: { view: plan.view, keySpace: deployment.keySpace, group: group.name } });
    const schema = { keys: plan.keys, features: group.aggregations.map(({ name, type }) => ({ name, type })) };
    const paths = files.map(({ path }) => path);
    rowsInFiles += files.reduce((sum, file) => sum + file.rows, 0);
    rows.push(...(await store.read(paths, schema, {})).map((row) => ({ ...row, newestEventMs: 0, watermarkMs: null })));
  }
  await store.close();
  return { rows: rows.map(withoutHistory), rowsInFiles };
}

/** Rows without what history does not keep, so that they can be compared. */
export function comparable(rows: readonly FeatureRow[]): readonly FeatureRow[] {
  return rows.map((row) => ({ ...row, newestEventMs: 0, watermarkMs: null }));
}

function withoutHistory({
  entity,
  group,
  windowStart,
  windowEnd,
  eventMs,
  seq,
  newestEventMs,
  watermarkMs,
  features,
}: FeatureRow): FeatureRow {
  return { entity, group, windowStart, windowEnd, eventMs, seq, newestEventMs, watermarkMs, features };
}
