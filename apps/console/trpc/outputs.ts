import type { AppRouter } from '@freshet/api';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';

/** What each procedure answers, for props of components. */
export type Outputs = inferRouterOutputs<AppRouter>;

/** What each procedure takes. */
export type Inputs = inferRouterInputs<AppRouter>;
