import { z } from 'zod';
import { tenantRead } from '../verb';
import { type DeploymentRecord, toDeploymentRecord } from './deployment-record';

export const ListDeploymentsInput = z.object({ view: z.string().optional() });

/** The tenant's deployments, or those of one view, newest first, deleted ones included. */
export const listDeployments = tenantRead(
  ListDeploymentsInput,
  async ({ rows, tenant }, { view }): Promise<readonly DeploymentRecord[]> =>
    (await rows.deployment.findMany({ where: { tenantName: tenant, viewName: view }, orderBy: { id: 'desc' } })).map(toDeploymentRecord),
);
