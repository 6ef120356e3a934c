import type { Outputs } from '../../../trpc/outputs';

/** What deploying one view would change. */
export type PlannedView = Outputs['deployment']['plan'][number];
