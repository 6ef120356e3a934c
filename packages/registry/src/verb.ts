import type { z } from 'zod';
import type { RegistryContext, SystemContext } from './context';
import type { Db, Rows } from './db';
import { RegistryError } from './registry-error';
import { translated } from './translate-error';

/** What the body of a tenant's verb is handed; it names the tenant in every query it makes. */
export type TenantScope = { readonly rows: Rows; readonly tenant: string; readonly actor: string; readonly now: number };
/** What the body of a system verb is handed. */
export type SystemScope = { readonly rows: Rows; readonly actor: string; readonly now: number };

type Verb<Context, Schema extends z.ZodType, Output> = (call: {
  readonly ctx: Context;
  readonly input: z.input<Schema>;
}) => Promise<Output>;
type Body<Scope, Schema extends z.ZodType, Output> = (scope: Scope, input: z.output<Schema>) => Promise<Output>;

const TRANSACTION = { timeout: 20_000, maxWait: 10_000 };

const parse = <Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RegistryError('invalid', `${issue?.path.join('.') || 'input'}: ${issue?.message ?? 'invalid'}`);
};

const demandTenant = async (rows: Rows, tenant: string): Promise<void> => {
  const found = await rows.tenant.findUnique({ where: { name: tenant }, select: { name: true } });
  if (!found) throw new RegistryError('tenant_unknown', `There is no tenant ${JSON.stringify(tenant)}.`);
};

const inTransaction = <Output>(db: Db, body: (rows: Rows) => Promise<Output>): Promise<Output> =>
  translated(() => db.$transaction(body, TRANSACTION));

/** A verb of one tenant that only reads. Rejects with `tenant_unknown`, `invalid` or `unavailable`. */
export const tenantRead =
  <Schema extends z.ZodType, Output>(schema: Schema, body: Body<TenantScope, Schema, Output>): Verb<RegistryContext, Schema, Output> =>
  async ({ ctx, input }) => {
    const parsed = parse(schema, input);
    return translated(async () => {
      await demandTenant(ctx.db, ctx.tenant);
      return body({ rows: ctx.db, tenant: ctx.tenant, actor: ctx.actor, now: ctx.now }, parsed);
    });
  };

/** A verb of one tenant that changes something: its body is one transaction. */
export const tenantMutation =
  <Schema extends z.ZodType, Output>(schema: Schema, body: Body<TenantScope, Schema, Output>): Verb<RegistryContext, Schema, Output> =>
  async ({ ctx, input }) => {
    const parsed = parse(schema, input);
    return inTransaction(ctx.db, async (rows) => {
      await demandTenant(rows, ctx.tenant);
      return body({ rows, tenant: ctx.tenant, actor: ctx.actor, now: ctx.now }, parsed);
    });
  };

/** A verb of Freshet's own processes that only reads. */
export const systemRead =
  <Schema extends z.ZodType, Output>(schema: Schema, body: Body<SystemScope, Schema, Output>): Verb<SystemContext, Schema, Output> =>
  async ({ ctx, input }) => {
    const parsed = parse(schema, input);
    return translated(() => body({ rows: ctx.db, actor: ctx.actor, now: ctx.now }, parsed));
  };

/** A verb of Freshet's own processes that changes something: its body is one transaction. */
export const systemMutation =
  <Schema extends z.ZodType, Output>(schema: Schema, body: Body<SystemScope, Schema, Output>): Verb<SystemContext, Schema, Output> =>
  async ({ ctx, input }) => {
    const parsed = parse(schema, input);
    return inTransaction(ctx.db, (rows) => body({ rows, actor: ctx.actor, now: ctx.now }, parsed));
  };
