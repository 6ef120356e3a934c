import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './testing/child-process';
import { createWorld, type World } from './testing/world';

const HOUR_MS = 3_600_000;
const VIEW = `
name: realtime_transaction_stats
entity_keys: [customer_id]
kafka_topic: transactions
aggregations:
  - { name: txn_count_1h, source_field: amount, aggregation: count, window: { window_type: tumbling, size_ms: 3600000 } }
  - { name: txn_sum_1h, source_field: amount, aggregation: sum, window: { window_type: tumbling, size_ms: 3600000 } }
output_to_online_store: true
output_to_offline_store: false
ttl_seconds: 86400
`;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`${world.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

type Answer = {
  readonly metadata: { readonly feature_names: readonly string[] };
  readonly results: readonly { readonly values: readonly unknown[]; readonly statuses: readonly string[] }[];
};

const read = async (): Promise<Answer> => {
  const features = ['realtime_transaction_stats:txn_count_1h', 'realtime_transaction_stats:txn_sum_1h'];
  const answer = await post('/get-online-features', { features, entities: { customer_id: ['c0', 'c1', 'c2', 'c9'] } });
  return JSON.parse(await answer.text());
};

it('computes, serves and finds again what was sent', async () => {
  const server = await world.startFeatureServer();
  const worker = world.startWorker();
  const [view] = await world.deploy(VIEW);
  expect(view).toBeDefined();
  const describe = (): string => `${worker.output()}\n${server.output()}`;
  await eventually(async () => (await world.observed(view?.deployment.id ?? ''))?.observed === 'healthy', { withinMs: 20_000, describe });
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 2 * HOUR_MS;
  const event = (customer: number, atMs: number) => ({
    customer_id: `c${customer}`,
    amount: 1.5,
    event_timestamp: new Date(atMs).toISOString(),
  });
  const events = [0, 1, 1, 2, 2, 2].map((customer, index) => event(customer, hour + index * 1000));
  const sent = await post('/v1/topics/transactions/events', [...events, event(0, hour + HOUR_MS + 60_000)]);
  expect(await sent.json()).toEqual({ accepted: 7, duplicate: false });
  await eventually(async () => (await read()).results[1]?.statuses[0] === 'PRESENT', { withinMs: 15_000, describe });
  const answer = await read();
  expect(answer.metadata.feature_names).toEqual(['customer_id', 'txn_count_1h', 'txn_sum_1h']);
  expect(answer.results[1]?.values).toEqual([1, 2, 3, null]);
  expect(answer.results[2]?.values).toEqual([1.5, 3, 4.5, null]);
  expect(answer.results[1]?.statuses).toEqual(['PRESENT', 'PRESENT', 'PRESENT', 'NOT_FOUND']);
  await Promise.all([worker.end('SIGKILL'), server.end('SIGKILL')]);
  await world.startFeatureServer();
  expect((await read()).results[1]?.values).toEqual([1, 2, 3, null]);
}, 90_000);
