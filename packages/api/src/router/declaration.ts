import { planHash } from '@freshet/definitions';
import { checkText } from '../declaration/check-text';
import { DeclarationText } from '../declaration/declaration-text';
import { publishText } from '../declaration/publish-text';
import { EMBEDDED_ENGINE } from '../embedded-engine';
import { router, tenantProcedure } from '../trpc';

/** Documents as text. */
export const declarationRouter = router({
  check: tenantProcedure.input(DeclarationText).query(async ({ ctx, input }) => {
    const { documents, diagnostics, plans } = await checkText(ctx.registry, input.text);
    return {
      documents: documents.map(({ kind, name, line, index }) => ({ kind, name, line, index })),
      diagnostics,
      plans: plans.map(({ view, plan }) => ({ view, plan, planHash: planHash(plan, EMBEDDED_ENGINE) })),
    };
  }),
  publish: tenantProcedure.input(DeclarationText).mutation(async ({ ctx, input }) => (await publishText(ctx.registry, input.text)).views),
});
