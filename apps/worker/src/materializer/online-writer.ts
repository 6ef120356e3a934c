import type { OutputRecord } from '@freshet/definitions';
import { OnlineStoreError, type OnlineWrite, type WriteResult } from '@freshet/online-store';
import { retrying } from '../back-off';
import { entityTexts } from '../pipeline/row-identity';
import type { MaterializerOptions } from './materializer-options';

/** Writes rows to the online store, trying on while it is away; results in the order of `rows`. */
export async function writeOnline(
  options: MaterializerOptions,
  rows: readonly OutputRecord[],
  signal: AbortSignal,
): Promise<readonly WriteResult[]> {
  const { tenant, view, keySpace, plainGroup, revision, plan } = options.deployment();
  const nowMs = options.now();
  const writes = rows.map(
    (row): OnlineWrite => ({
      key: { tenant, view, keySpace, group: row.group === plainGroup ? null : row.group, entity: entityTexts(row.entity) },
      record: { ...row, revision, writtenMs: nowMs },
      ttlMs: plan.ttlMs,
    }),
  );
  return retrying(() => options.onlineStore.write(writes, nowMs), {
    mends: (error) => error instanceof OnlineStoreError && (error.retryable || error.code === 'unavailable' || error.code === 'full'),
    onFailure: options.onFailure,
    signal,
  });
}
