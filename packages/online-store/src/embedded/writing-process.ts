import { caseKey, caseRecord } from '../online-store.cases';
import { createEmbeddedOnlineStore } from './embedded-online-store';

// The process that tests start beside them: it writes rows of ever later windows and prints each acknowledged one.
const [directory = '', seed = '0', count = '0'] = process.argv.slice(2);
const store = await createEmbeddedOnlineStore({ directory });
for (let round = 1; count === '0' || round <= Number(count); round += 1) {
  const customers = Array.from({ length: 5 }, (_, index) => (round * 7 + index * Number(seed)) % 20);
  const eventMs = round * 1000 + Number(seed);
  const writes = customers.map((customer) => ({
    key: caseKey(`c${customer}`),
    record: caseRecord(eventMs, { from: seed, round }),
    ttlMs: null,
  }));
  const results = await store.write(writes, eventMs);
  const lines = customers.flatMap((customer, index) => (results[index]?.outcome === 'written' ? [`${customer} ${eventMs}\n`] : []));
  process.stdout.write(lines.join(''));
}
await store.close();
