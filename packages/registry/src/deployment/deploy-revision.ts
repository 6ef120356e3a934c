import { z } from 'zod';
import { audit } from '../audit-deed';
import { lockView } from '../feature-view/lock-view';
import { ViewName } from '../name';
import { RegistryError } from '../registry-error';
import { type TenantScope, tenantMutation } from '../verb';
import { type DeploymentRecord, DeploymentStart, toDeploymentRecord } from './deployment-record';

export const DeployRevisionInput = z.object({
  view: ViewName,
  revision: z.int().min(1),
  engine: z.literal('embedded'),
  start: DeploymentStart,
});

type Demand = z.output<typeof DeployRevisionInput> & { readonly planHash: string };

const findRevision = async ({ rows, tenant }: TenantScope, view: string, revision: number) => {
  const found = await rows.revision.findUnique({
    where: { tenantName_viewName_revision: { tenantName: tenant, viewName: view, revision } },
    select: { planHash: true },
  });
  if (!found) throw new RegistryError('not_found', `There is no revision ${revision} of a view ${JSON.stringify(view)}.`);
  return found;
};

/** The plan is what runs already: the job, its state and its key space stay, only the revision's metadata is new (law K7). */
const repoint = async (scope: TenantScope, running: { readonly id: number; readonly observed: string }, { revision }: Demand) => {
  const retry = running.observed === 'failed' ? { observed: 'pending', detail: null } : {};
  return scope.rows.deployment.update({
    where: { id: running.id, tenantName: scope.tenant },
    data: { revision, desired: 'running', ...retry },
  });
};

const createDeployment = async ({ rows, tenant, now }: TenantScope, { view, revision, planHash, engine, start }: Demand) => {
  const { nextKeySpace } = await rows.featureView.update({
    where: { tenantName_name: { tenantName: tenant, name: view } },
    data: { nextKeySpace: { increment: 1 } },
    select: { nextKeySpace: true },
  });
  return rows.deployment.create({
    data: {
      tenantName: tenant,
      viewName: view,
      revision,
      keySpace: nextKeySpace - 1,
      planHash,
      engine,
      start: String(start),
      desired: 'running',
      observed: 'pending',
      createdMs: BigInt(now),
    },
  });
};

/**
 * Says that a revision should run. With the plan of the view's newest deployment that one is kept; another plan gets a new
 * deployment in a new key space, and the old one keeps running until the new one is observed healthy.
 * Rejects with `not_found` for a revision that is not there.
 */
export const deployRevision = tenantMutation(DeployRevisionInput, async (scope, input): Promise<DeploymentRecord> => {
  const { rows, tenant } = scope;
  await lockView(rows, tenant, input.view);
  const { planHash } = await findRevision(scope, input.view, input.revision);
  const newest = await rows.deployment.findFirst({
    where: { tenantName: tenant, viewName: input.view, desired: { not: 'deleted' } },
    orderBy: { id: 'desc' },
  });
  const demand = { ...input, planHash };
  const kept = newest?.planHash === planHash;
  const row = newest && kept ? await repoint(scope, newest, demand) : await createDeployment(scope, demand);
  const detail = { view: input.view, revision: input.revision, keySpace: row.keySpace, start: input.start, kept };
  await audit(rows, { ...scope, action: 'deployment.deploy', object: `deployment:${row.id}`, detail });
  return toDeploymentRecord(row);
});
