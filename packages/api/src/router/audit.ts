import { listAudit } from '@freshet/registry';
import { z } from 'zod';
import { router, tenantProcedure } from '../trpc';

/** Who did what, when. */
export const auditRouter = router({
  list: tenantProcedure
    .input(z.object({ limit: z.int().min(1).max(200).default(50), object: z.string().optional() }))
    .query(({ ctx, input }) => listAudit({ ctx: ctx.registry, input: { limit: input.limit, object: input.object } })),
});
