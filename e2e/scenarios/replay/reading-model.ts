import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1_000;

/** Requests of the kind that a model service sends: popular entities, some quiet ones, one that was never seen. */
const REQUESTS = [
  {
    features: ['zone_demand:trips_1m', 'zone_demand:revenue_1m', 'zone_demand:trips_5m'],
    entities: { pickup_location_id: [237, 161, 236, 162, 170, 48, 999] },
  },
  {
    features: ['customer_spend:spend_10m', 'customer_spend:largest_line_10m', 'customer_basket:basket_value'],
    entities: { customer_id: ['17841', '14911', '14096', '12748', '14606', '15311', 'nobody'] },
  },
] as const;

/** Asks for features every second, so that there is a hit rate to see. What fails is counted by the server, not here. */
export async function readAsAModel({
  featureServerUrl,
  signal,
}: {
  readonly featureServerUrl: string;
  readonly signal: AbortSignal;
}): Promise<void> {
  const url = new URL('/get-online-features', featureServerUrl);
  while (!signal.aborted) {
    for (const request of REQUESTS) {
      const body = JSON.stringify(request);
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal }).catch(() => null);
      await answer?.arrayBuffer().catch(() => undefined);
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
