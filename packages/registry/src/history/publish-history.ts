import { z } from 'zod';
import type { Rows } from '../db';
import { RegistryError } from '../registry-error';
import { systemMutation } from '../verb';
import { NewHistoryFile } from './history-file-record';

export const PublishHistoryInput = z.object({
  tenant: z.string(),
  view: z.string(),
  keySpace: z.int(),
  /** The materializer's epoch; refused unless it is the epoch of the key space's newest deployment. */
  epoch: z.int().optional(),
  topic: z.string(),
  partition: z.int().min(0),
  previousEnd: z.int().min(0),
  nextOffset: z.int().min(0),
  files: z.array(NewHistoryFile).readonly(),
});

type Publication = z.output<typeof PublishHistoryInput>;

const holdEpoch = async (rows: Rows, { tenant, view, keySpace, epoch }: Publication): Promise<void> => {
  if (epoch === undefined) return;
  const [deployment] = await rows.$queryRaw<{ epoch: number }[]>`
    SELECT epoch FROM deployment WHERE tenant = ${tenant} AND view = ${view} AND key_space = ${keySpace} ORDER BY id DESC LIMIT 1 FOR SHARE`;
  if (deployment?.epoch !== epoch)
    throw new RegistryError('stale_epoch', `Epoch ${epoch} of ${tenant}.${view} key space ${keySpace} has been taken over.`);
};

const advancePosition = async (
  rows: Rows,
  { tenant, view, keySpace, topic, partition, previousEnd, nextOffset }: Publication,
): Promise<boolean> => {
  const at = { tenantName: tenant, viewName: view, keySpace, topic, partition };
  if (previousEnd === 0) await rows.historyPosition.createMany({ data: { ...at, nextOffset: 0n }, skipDuplicates: true });
  const { count } = await rows.historyPosition.updateMany({
    where: { ...at, nextOffset: BigInt(previousEnd) },
    data: { nextOffset: BigInt(nextOffset) },
  });
  return count === 1;
};

/**
 * Lists new history files and advances the partition's position from `previousEnd` to `nextOffset`, in one transaction
 * (`delivery.md` H1). Rejects with `conflict` unless the stored position is `previousEnd`, with `stale_epoch` when fenced.
 */
export const publishHistory = systemMutation(PublishHistoryInput, async ({ rows, now }, input): Promise<void> => {
  const { tenant, view, keySpace, previousEnd, nextOffset, files } = input;
  if (nextOffset < previousEnd)
    throw new RegistryError('invalid', `The history position cannot go back from ${previousEnd} to ${nextOffset}.`);
  if (files.some(({ scope }) => scope.tenant !== tenant || scope.view !== view || scope.keySpace !== keySpace)) {
    throw new RegistryError('invalid', 'A history file belongs to another tenant, view or key space.');
  }
  await holdEpoch(rows, input);
  if (!(await advancePosition(rows, input))) {
    throw new RegistryError('conflict', `The history position of ${input.topic}/${input.partition} is not ${previousEnd}.`);
  }
  await rows.historyFile.createMany({
    data: files.map(({ scope, path, rows: rowCount, bytes, minEventMs, maxEventMs }) => ({
      path,
      tenantName: tenant,
      viewName: view,
      keySpace,
      group: scope.group,
      rows: rowCount,
      bytes: BigInt(bytes),
      minEventMs: BigInt(minEventMs),
      maxEventMs: BigInt(maxEventMs),
      publishedMs: BigInt(now),
    })),
  });
});
