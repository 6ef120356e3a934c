import 'server-only';
import { type DeploymentRecord, getDeployment, RegistryError } from '@freshet/registry';
import { cache } from 'react';
import { openServices } from './services';

/** The tenant's deployment of this id or null, also for a text that is no id. */
export const findDeployment = cache(async (tenant: string, deployment: string): Promise<DeploymentRecord | null> => {
  const { db, now } = await openServices();
  try {
    return await getDeployment({ ctx: { db, tenant, actor: 'console', now: now() }, input: { deployment } });
  } catch (error) {
    if (error instanceof RegistryError && error.code === 'invalid') return null;
    throw error;
  }
});
