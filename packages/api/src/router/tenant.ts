import { ensureTenant, listTenants } from '@freshet/registry';
import { procedure, router, TenantInput } from '../trpc';

/** Tenants of this installation. */
export const tenantRouter = router({
  list: procedure.query(({ ctx }) => listTenants({ ctx: { db: ctx.db, actor: ctx.actor, now: ctx.now() }, input: {} })),
  ensure: procedure
    .input(TenantInput)
    .mutation(({ ctx, input }) => ensureTenant({ ctx: { db: ctx.db, actor: ctx.actor, now: ctx.now() }, input: { name: input.tenant } })),
});
