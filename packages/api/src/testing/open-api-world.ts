import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: a test stands where the app stands and hands the adapter in
import { createEmbeddedEventLog, createEmbeddedLogReader } from '@freshet/event-log/embedded';
// biome-ignore lint/style/noRestrictedImports: a test stands where the app stands and hands the adapter in
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { ensureTenant } from '@freshet/registry';
import { createTestDatabase } from '@freshet/registry/testing';
import { createApiContext } from '../context';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

const NOW = Date.UTC(2026, 1, 12, 14, 30);

/** The whole API over a database, a log and an online store of the suite's own, with the tenants `acme` and `other`; the clock stands still. */
export const openApiWorld = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'freshet-api-'));
  const database = await createTestDatabase();
  const writer = await createEmbeddedEventLog({ directory: join(directory, 'log') });
  const eventLog = createEmbeddedLogReader({ directory: join(directory, 'log') });
  const onlineStore = await createEmbeddedOnlineStore({ directory: join(directory, 'online') });
  const services = { db: database.db, eventLog, onlineStore, featureServerUrl: 'http://127.0.0.1:6566', now: () => NOW };
  for (const name of ['acme', 'other']) await ensureTenant({ ctx: { db: database.db, actor: 'test', now: NOW }, input: { name } });
  const api = createCallerFactory(appRouter)(createApiContext(services, { actor: 'ada', requestId: 'r-1' }));
  const close = async () => {
    await onlineStore.close();
    await eventLog.close();
    await writer.close();
    await database.drop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { api, writer, onlineStore, db: database.db, now: NOW, close };
};

/** A document with one tumbling window. */
export const DOCUMENT = `# Why it exists.
name: txn_stats
owner: fraud-team
kafka_topic: transactions
entity_keys: [customer_id]
aggregations:
  - {name: txn_count_1h, aggregation: count, window: {window_type: tumbling, size: 1h}}
  - {name: txn_sum_1h, source_field: amount, aggregation: sum, window: {window_type: tumbling, size: 1h}}
ttl: 1d
`;
