import { z } from 'zod';
import { DeploymentId } from '../name';
import { systemRead } from '../verb';
import { type CheckpointRecord, toCheckpointRecord } from './checkpoint-record';

export const LatestCheckpointInput = z.object({ deployment: DeploymentId });

/** The deployment's newest checkpoint, or null before the first. */
export const latestCheckpoint = systemRead(LatestCheckpointInput, async ({ rows }, { deployment }): Promise<CheckpointRecord | null> => {
  const row = await rows.checkpoint.findUnique({ where: { deploymentId: deployment } });
  return row && toCheckpointRecord(row);
});
