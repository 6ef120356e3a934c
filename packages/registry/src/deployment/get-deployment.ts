import { z } from 'zod';
import { DeploymentId } from '../name';
import { tenantRead } from '../verb';
import { type DeploymentRecord, toDeploymentRecord } from './deployment-record';

export const GetDeploymentInput = z.object({ deployment: DeploymentId });

/** One deployment, or null. */
export const getDeployment = tenantRead(GetDeploymentInput, async ({ rows, tenant }, { deployment }): Promise<DeploymentRecord | null> => {
  const row = await rows.deployment.findUnique({ where: { id: deployment, tenantName: tenant } });
  return row && toDeploymentRecord(row);
});
