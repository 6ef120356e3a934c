import { z } from 'zod';
import { audit } from '../audit-deed';
import { DeploymentId } from '../name';
import { RegistryError } from '../registry-error';
import { systemMutation } from '../verb';

export const BeginAttemptInput = z.object({ deployment: DeploymentId, worker: z.string().min(1) });

/** The attempt's number and the epoch its writes must carry. */
export type Attempt = { readonly attempt: number; readonly epoch: number };

/**
 * Committed before the first effect of an attempt (law K5): from then on every write with an older epoch is refused.
 * Rejects with `not_found`, and with `conflict` when the deployment is to be deleted.
 */
export const beginAttempt = systemMutation(BeginAttemptInput, async ({ rows, actor, now }, { deployment, worker }): Promise<Attempt> => {
  const [row] = await rows.deployment.updateManyAndReturn({
    where: { id: deployment, desired: { not: 'deleted' } },
    data: { attempt: { increment: 1 }, epoch: { increment: 1 } },
  });
  if (!row) {
    const exists = await rows.deployment.findUnique({ where: { id: deployment }, select: { id: true } });
    throw exists
      ? new RegistryError('conflict', `Deployment ${deployment} is to be deleted.`)
      : new RegistryError('not_found', `There is no deployment ${deployment}.`);
  }
  const { attempt, epoch, tenantName } = row;
  await rows.deploymentAttempt.create({ data: { deploymentId: deployment, attempt, epoch, worker, startedMs: BigInt(now) } });
  const detail = { attempt, epoch, worker };
  await audit(rows, { tenant: tenantName, actor, now, action: 'deployment.begin_attempt', object: `deployment:${deployment}`, detail });
  return { attempt, epoch };
});
