import type { Diagnostic } from '@freshet/definitions';
import { findTenant, type RegistryContext } from '@freshet/registry';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';
import type { ApiContext } from './context';
import { ApiError, toTrpcError } from './errors';
import { found } from './found';

const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error, ctx }) => ({
    ...shape,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      requestId: ctx?.requestId ?? null,
      /** The author's mistakes, where those are why. */
      diagnostics: error.cause instanceof ApiError ? error.cause.diagnostics : ([] as readonly Diagnostic[]),
    },
  }),
});

/** Makes a router of procedures. */
export const router = t.router;

/** Calls procedures without HTTP, for tests. */
export const createCallerFactory = t.createCallerFactory;

/** A procedure whose failures reach the caller as words, never as internals. */
export const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok) throw toTrpcError(result.error);
  return result;
});

/** A tenant's name as callers write it; whether it exists is the registry's to say. */
export const TenantInput = z.object({ tenant: z.string().min(1).max(63) });

/** A procedure about one tenant: it can see and change that tenant alone. */
export const tenantProcedure = procedure.input(TenantInput).use(({ ctx, input, next }) => {
  const registry: RegistryContext = { db: ctx.db, tenant: input.tenant, actor: ctx.actor, now: ctx.now() };
  return next({ ctx: { registry } });
});

/** A procedure that asks no registry verb about the tenant and so must itself see that it is there. */
export const knownTenantProcedure = tenantProcedure.use(async ({ ctx, input, next }) => {
  const tenant = await findTenant({ ctx: ctx.registry, input: { name: input.tenant } });
  found(tenant, `There is no tenant "${input.tenant}".`);
  return next();
});
