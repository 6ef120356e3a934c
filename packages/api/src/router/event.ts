import { z } from 'zod';
import { sampleTopic } from '../event/sample-topic';
import { knownTenantProcedure, router } from '../trpc';

/** Raw records of a tenant's topics. */
export const eventRouter = router({
  sample: knownTenantProcedure
    .input(
      z.object({ topic: z.string().min(1).max(255), limit: z.int().min(1).max(2_000).default(200), newest: z.boolean().default(true) }),
    )
    .query(({ ctx, input }) =>
      sampleTopic(ctx.eventLog, { tenant: input.tenant, topic: input.topic }, { limit: input.limit, newest: input.newest }),
    ),
});
