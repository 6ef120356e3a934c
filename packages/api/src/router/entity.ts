import { z } from 'zod';
import { inspectEntity } from '../entity/inspect-entity';
import { scanEntities } from '../entity/scan-entities';
import { knownTenantProcedure, router } from '../trpc';

/** Entities and their online values. */
export const entityRouter = router({
  scan: knownTenantProcedure
    .input(z.object({ view: z.string(), limit: z.int().min(1).max(500).default(50), after: z.string().nullable().default(null) }))
    .query(({ ctx, input }) => scanEntities(ctx.onlineStore, input)),
  inspect: knownTenantProcedure
    .input(z.object({ view: z.string(), entity: z.record(z.string(), z.string()) }))
    .query(({ ctx, input }) => inspectEntity(ctx.onlineStore, { ...input, nowMs: ctx.now() })),
});
