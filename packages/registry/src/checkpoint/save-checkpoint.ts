import { z } from 'zod';
import type { Rows } from '../db';
import { NewDeadLetter } from '../dead-letter/dead-letter-record';
import { keepDeadLetters } from '../dead-letter/keep-dead-letters';
import { asJson } from '../json';
import { DeploymentId, InstantMs } from '../name';
import { RegistryError } from '../registry-error';
import { systemMutation } from '../verb';

export const SaveCheckpointInput = z.object({
  deployment: DeploymentId,
  epoch: z.int(),
  seq: z.int().min(1),
  path: z.string().min(1),
  offsets: z.record(z.string(), z.int().min(0)),
  stats: z.looseObject({}),
  takenMs: InstantMs,
  deadLetters: z.array(NewDeadLetter).readonly(),
});

/** What the new checkpoint took the place of: the path of the file that nothing refers to any more, null at the first. */
export type SavedCheckpoint = { readonly replacedPath: string | null };

/** Holds the deployment's row for the transaction, so that no attempt can begin between the comparison and the write. */
const holdDeployment = async (rows: Rows, id: number, epoch: number) => {
  await rows.$queryRaw`SELECT id FROM deployment WHERE id = ${id} FOR UPDATE`;
  const deployment = await rows.deployment.findUnique({
    where: { id },
    select: { id: true, tenantName: true, viewName: true, epoch: true },
  });
  if (!deployment) throw new RegistryError('not_found', `There is no deployment ${id}.`);
  if (deployment.epoch !== epoch) {
    throw new RegistryError('stale_epoch', `Epoch ${epoch} of deployment ${id} has been taken over by epoch ${deployment.epoch}.`);
  }
  return deployment;
};

/**
 * Points the deployment at a new checkpoint and keeps the dead letters found since the last one, in one transaction: after a
 * crash the counts and the kept letters agree with the offsets. Rejects with `stale_epoch` when a newer attempt has begun,
 * with `conflict` when `seq` does not rise.
 */
export const saveCheckpoint = systemMutation(SaveCheckpointInput, async ({ rows }, input): Promise<SavedCheckpoint> => {
  const { deployment: deploymentId, epoch, seq, path } = input;
  const deployment = await holdDeployment(rows, deploymentId, epoch);
  const before = await rows.checkpoint.findUnique({ where: { deploymentId }, select: { seq: true, path: true } });
  if (before && before.seq >= seq)
    throw new RegistryError('conflict', `Checkpoint ${seq} of deployment ${deploymentId} is not newer than ${before.seq}.`);
  const data = { seq, epoch, path, offsets: asJson(input.offsets), stats: asJson(input.stats), takenMs: BigInt(input.takenMs) };
  await rows.checkpoint.upsert({ where: { deploymentId }, create: { deploymentId, ...data }, update: data });
  await keepDeadLetters(rows, deployment, input.deadLetters);
  return { replacedPath: before && before.path !== path ? before.path : null };
});
