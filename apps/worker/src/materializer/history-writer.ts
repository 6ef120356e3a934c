import { type HistoryFile, type HistorySchema, OfflineStoreError } from '@freshet/offline-store';
import { historyPosition, publishHistory, RegistryError } from '@freshet/registry';
import { retrying } from '../back-off';
import { WorkerError } from '../worker-error';
import type { HistoryBatch } from './history-batch';
import type { MaterializerOptions } from './materializer-options';

/** Writes a batch's files and publishes them with the partition's new position, in that order (`delivery.md` H1). */
export async function writeHistory(
  options: MaterializerOptions,
  partition: number,
  { batch, signal, position }: HistoryWork,
): Promise<void> {
  const files: HistoryFile[] = [];
  const { tenant, view, keySpace, plan } = options.deployment();
  for (const [group, rows] of batch.groups(options.now())) {
    const schema = schemaOf(options, group);
    // The epoch keeps a fenced writer's files apart from those that its successor publishes for the same offsets.
    const name = `k${keySpace}-p${partition}-o${batch.start}-e${options.epoch}`;
    const write = (): Promise<readonly HistoryFile[]> => options.offlineStore.write({ tenant, view, keySpace, group }, schema, name, rows);
    files.push(...(await retrying(write, { mends: isMendable, onFailure: options.onFailure, signal })));
  }
  const input = {
    tenant,
    view: plan.view,
    keySpace,
    epoch: options.epoch,
    topic: options.topic.topic,
    partition,
    previousEnd: position,
    nextOffset: batch.end,
    files,
  };
  await retrying(() => publish(options, input), { mends: isMendable, onFailure: options.onFailure, signal });
}

/** A batch and the position that the registry holds before it. */
export type HistoryWork = { readonly batch: HistoryBatch; readonly position: number; readonly signal: AbortSignal };

type Publication = Parameters<typeof publishHistory>[0]['input'];

async function publish({ db, actor, now }: MaterializerOptions, input: Publication): Promise<void> {
  const ctx = { db, actor, now: now() };
  try {
    await publishHistory({ ctx, input });
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    if (error.code === 'stale_epoch') throw new WorkerError('fenced', error.message);
    // A try whose answer was lost may have been committed.
    if (error.code === 'conflict' && (await historyPosition({ ctx, input })) === input.nextOffset) return;
    throw error;
  }
}

function schemaOf(options: MaterializerOptions, group: string): HistorySchema {
  const { plan } = options.deployment();
  const aggregations = plan.groups.find(({ name }) => name === group)?.aggregations ?? [];
  return { keys: plan.keys, features: aggregations.map(({ name, type }) => ({ name, type })) };
}

function isMendable(error: unknown): boolean {
  if (error instanceof RegistryError) return error.code === 'unavailable';
  return error instanceof OfflineStoreError && (error.retryable || error.code === 'unavailable' || error.code === 'disk_full');
}
