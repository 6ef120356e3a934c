import type { Plan } from '@freshet/definitions';
import { z } from 'zod';
import { fromJson } from '../json';
import { systemRead } from '../verb';
import { type DesiredDeployment, toDeploymentRecord } from './deployment-record';

export const ListDesiredAcrossTenantsInput = z.object({});

/** Every deployment that should run, pause or still has to be taken away, oldest first, each with its revision's plan. */
export const listDesiredAcrossTenants = systemRead(
  ListDesiredAcrossTenantsInput,
  async ({ rows }): Promise<readonly DesiredDeployment[]> => {
    const found = await rows.deployment.findMany({
      where: { NOT: { desired: 'deleted', observed: 'deleted' } },
      orderBy: { id: 'asc' },
      include: { of: { select: { plan: true, planHash: true } }, view: { select: { plainGroup: true } } },
    });
    return found.map((row) => ({
      ...toDeploymentRecord(row),
      plan: fromJson<Plan>(row.of.plan),
      planHash: row.of.planHash,
      plainGroup: row.view.plainGroup,
    }));
  },
);
