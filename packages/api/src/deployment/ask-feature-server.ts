import type { Plan } from '@freshet/definitions';

const TIMEOUT_MS = 2_000;

/** Where values are read, and whether a lookup of the view is answered there now. */
export type FeatureServerAnswer = { readonly url: string; readonly knowsView: boolean };

/** Asks the feature server for a view's first feature of no entity at all: nothing is read or counted, but the view must be known. */
export const askFeatureServer = async (url: string, tenant: string, plan: Plan): Promise<FeatureServerAnswer> => {
  const feature = plan.groups[0]?.aggregations[0]?.name ?? '';
  const entities = Object.fromEntries(plan.keys.map(({ name }) => [name, []]));
  try {
    const response = await fetch(`${url}/get-online-features`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-freshet-tenant': tenant },
      body: JSON.stringify({ features: [`${plan.view}:${feature}`], entities }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return { url, knowsView: response.ok };
  } catch {
    // Not reachable: it knows nothing, which is the answer.
    return { url, knowsView: false };
  }
};
