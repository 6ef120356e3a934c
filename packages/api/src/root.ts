import { auditRouter } from './router/audit';
import { deadLetterRouter } from './router/dead-letter';
import { declarationRouter } from './router/declaration';
import { deploymentRouter } from './router/deployment';
import { entityRouter } from './router/entity';
import { eventRouter } from './router/event';
import { featureViewRouter } from './router/feature-view';
import { metricRouter } from './router/metric';
import { sourceRouter } from './router/source';
import { tenantRouter } from './router/tenant';
import { router } from './trpc';

/** The whole API: one router a noun. */
export const appRouter = router({
  tenant: tenantRouter,
  source: sourceRouter,
  featureView: featureViewRouter,
  declaration: declarationRouter,
  deployment: deploymentRouter,
  event: eventRouter,
  entity: entityRouter,
  deadLetter: deadLetterRouter,
  metric: metricRouter,
  audit: auditRouter,
});

/** The API's type, all that a client needs. */
export type AppRouter = typeof appRouter;
