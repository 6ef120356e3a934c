import { getSource, listSources } from '@freshet/registry';
import { z } from 'zod';
import { DeclarationText } from '../declaration/declaration-text';
import { publishText } from '../declaration/publish-text';
import { found } from '../found';
import { router, tenantProcedure } from '../trpc';

/** Topics and how to read them. */
export const sourceRouter = router({
  list: tenantProcedure.query(({ ctx }) => listSources({ ctx: ctx.registry, input: {} })),
  get: tenantProcedure
    .input(z.object({ name: z.string() }))
    .query(async ({ ctx, input }) =>
      found(await getSource({ ctx: ctx.registry, input: { name: input.name } }), `There is no source "${input.name}".`),
    ),
  publish: tenantProcedure.input(DeclarationText).mutation(async ({ ctx, input }) => (await publishText(ctx.registry, input.text)).sources),
});
