import { router } from '../trpc';

/** Measured series of a view. */
export const metricRouter = router({});
