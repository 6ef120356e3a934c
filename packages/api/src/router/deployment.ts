import { getDeployment, getRevision, latestCheckpoint, listDeployments, setDesired } from '@freshet/registry';
import { z } from 'zod';
import { DeclarationText } from '../declaration/declaration-text';
import { deployText } from '../declaration/deploy-text';
import { planText } from '../declaration/plan-text';
import { askFeatureServer } from '../deployment/ask-feature-server';
import { found } from '../found';
import { router, tenantProcedure } from '../trpc';

const Start = z.union([z.literal('earliest'), z.literal('latest'), z.int().min(0)]);

/** Revisions on an engine: what would change, what should run, what was observed. */
export const deploymentRouter = router({
  plan: tenantProcedure.input(DeclarationText).query(({ ctx, input }) => planText(ctx.registry, input.text)),
  deploy: tenantProcedure
    .input(DeclarationText.extend({ start: Start.default('earliest') }))
    .mutation(({ ctx, input }) => deployText(ctx.registry, input.text, input.start)),
  get: tenantProcedure.input(z.object({ deployment: z.string() })).query(async ({ ctx, input }) => {
    const { deployment } = input;
    const record = found(await getDeployment({ ctx: ctx.registry, input: { deployment } }), `There is no deployment ${deployment}.`);
    const checkpoint = await latestCheckpoint({ ctx: ctx.registry, input: { deployment } });
    const { view, revision } = record;
    const { plan } = found(
      await getRevision({ ctx: ctx.registry, input: { view, revision } }),
      `There is no revision ${revision} of ${view}.`,
    );
    const featureServer = await askFeatureServer(ctx.featureServerUrl, input.tenant, plan);
    const { stats = null, takenMs: checkpointMs = null, offsets = null } = checkpoint ?? {};
    return { ...record, featureServer, stats, checkpointMs, offsets };
  }),
  list: tenantProcedure
    .input(z.object({ view: z.string().optional() }))
    .query(({ ctx, input }) => listDeployments({ ctx: ctx.registry, input: { view: input.view } })),
  setDesired: tenantProcedure
    .input(z.object({ deployment: z.string(), desired: z.enum(['running', 'paused', 'deleted']) }))
    .mutation(({ ctx, input }) => setDesired({ ctx: ctx.registry, input: { deployment: input.deployment, desired: input.desired } })),
});
