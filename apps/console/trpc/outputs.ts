import type { AppRouter } from '@freshet/api';
import type { inferRouterOutputs } from '@trpc/server';

/** What each procedure answers, for props of components. */
export type Outputs = inferRouterOutputs<AppRouter>;
