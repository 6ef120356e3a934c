import { z } from 'zod';
import { audit } from '../audit-deed';
import { asJson } from '../json';
import { DeploymentId, InstantMs } from '../name';
import { RegistryError } from '../registry-error';
import { type SystemScope, systemMutation } from '../verb';
import { type DeploymentRecord, DeploymentStep, ObservedState, toDeploymentRecord } from './deployment-record';

export const ObserveDeploymentInput = z.object({
  deployment: DeploymentId,
  /** The observer's epoch; an older one than the deployment's is refused. Without it nothing is compared. */
  epoch: z.int().optional(),
  observed: ObservedState,
  detail: z.string().nullable(),
  steps: z.array(DeploymentStep).readonly().optional(),
  /** When the pipeline knows from where on its rows are whole. */
  validFrom: InstantMs.nullable().optional(),
});

type Observed = { readonly id: number; readonly tenantName: string; readonly viewName: string };

/** Once the new key space serves, what served before is taken away. */
const retirePredecessors = async ({ rows, actor, now }: SystemScope, { id, tenantName, viewName }: Observed): Promise<void> => {
  const older = { tenantName, viewName, id: { lt: id }, desired: { not: 'deleted' } };
  const retired = await rows.deployment.findMany({ where: older, select: { id: true } });
  await rows.deployment.updateMany({ where: older, data: { desired: 'deleted' } });
  for (const predecessor of retired) {
    const object = `deployment:${predecessor.id}`;
    await audit(rows, { tenant: tenantName, actor, now, action: 'deployment.retire', object, detail: { replacedBy: String(id) } });
  }
};

/**
 * Records what was seen of a deployment, now. The first `healthy` (it serves) sets the view's older deployments to be deleted.
 * Rejects with `not_found`, and with `stale_epoch` when a newer attempt has begun.
 */
export const observeDeployment = systemMutation(ObserveDeploymentInput, async (scope, input): Promise<DeploymentRecord> => {
  const { rows, actor, now } = scope;
  const before = await rows.deployment.findUnique({ where: { id: input.deployment } });
  if (!before) throw new RegistryError('not_found', `There is no deployment ${input.deployment}.`);
  const { count } = await rows.deployment.updateMany({
    where: { id: before.id, epoch: input.epoch },
    data: {
      observed: input.observed,
      observedMs: BigInt(now),
      detail: input.detail,
      steps: input.steps && asJson(input.steps),
      validFrom: typeof input.validFrom === 'number' ? BigInt(input.validFrom) : input.validFrom,
    },
  });
  if (count === 0) throw new RegistryError('stale_epoch', `Deployment ${before.id} has been taken over by a newer attempt.`);
  if (before.observed !== input.observed) {
    const detail = { from: before.observed, to: input.observed };
    await audit(rows, { tenant: before.tenantName, actor, now, action: 'deployment.observe', object: `deployment:${before.id}`, detail });
    if (input.observed === 'healthy') await retirePredecessors(scope, before);
  }
  return toDeploymentRecord(await rows.deployment.findUniqueOrThrow({ where: { id: before.id } }));
});
