import { z } from 'zod';
import { audit } from '../audit-deed';
import { DeploymentId } from '../name';
import { RegistryError } from '../registry-error';
import { tenantMutation } from '../verb';
import { type DeploymentRecord, DesiredState, toDeploymentRecord } from './deployment-record';

export const SetDesiredInput = z.object({ deployment: DeploymentId, desired: DesiredState });

/** Says what should become of a deployment. Rejects with `not_found`, and with `conflict` when it was deleted before. */
export const setDesired = tenantMutation(SetDesiredInput, async (scope, { deployment, desired }): Promise<DeploymentRecord> => {
  const { rows, tenant } = scope;
  const before = await rows.deployment.findUnique({ where: { id: deployment, tenantName: tenant } });
  if (!before) throw new RegistryError('not_found', `There is no deployment ${deployment}.`);
  if (before.desired === desired) return toDeploymentRecord(before);
  const { count } = await rows.deployment.updateMany({
    where: { id: deployment, tenantName: tenant, desired: { not: 'deleted' } },
    data: { desired },
  });
  if (count === 0) throw new RegistryError('conflict', `Deployment ${deployment} was deleted; deploy the revision again instead.`);
  await audit(rows, {
    ...scope,
    action: 'deployment.set_desired',
    object: `deployment:${deployment}`,
    detail: { from: before.desired, to: desired },
  });
  return toDeploymentRecord(await rows.deployment.findUniqueOrThrow({ where: { id: deployment, tenantName: tenant } }));
});
