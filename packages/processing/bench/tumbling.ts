import { parseDeclarations } from '@freshet/definitions';
import { createEngine, restoreEngine } from '../src/index';

/** Measures a simple tumbling plan: `npx tsx packages/processing/bench/tumbling.ts [events] [keys]`. */
const [events = 1_000_000, keys = 10_000] = process.argv.slice(2).map(Number);

const DECLARATION = `
kind: source
name: transactions
watermark_delay: 5s
event_time: { field: event_timestamp, format: iso8601 }
fields:
  - { name: transaction_id, type: string }
  - { name: customer_id, type: string }
  - { name: amount, type: 'decimal(18,2)' }
---
kind: feature_view
name: stats
entity_keys: [customer_id]
source: transactions
aggregations:
  - { name: n, source_field: amount, aggregation: count, window: { window_type: tumbling, size: 1h } }
  - { name: total, source_field: amount, aggregation: sum, window: { window_type: tumbling, size: 1h } }
`;

const [compiled] = parseDeclarations(DECLARATION).plans;
if (compiled === undefined) throw new Error(JSON.stringify(parseDeclarations(DECLARATION).diagnostics));
const { plan } = compiled;
const start = Date.UTC(2024, 0, 1);
const records = Array.from({ length: events }, (_, index) => {
  const eventMs = start + index * 20 - ((index * 7919) % 4000);
  const event = {
    transaction_id: `t${index}`,
    customer_id: `c${(index * 2_654_435_761) % keys}`,
    amount: ((index * 31) % 100_000) / 100,
    event_timestamp: new Date(eventMs).toISOString(),
  };
  return new TextEncoder().encode(JSON.stringify(event));
});
const engine = createEngine(plan, { planHash: 'bench' });
let rows = 0;
const output = { row: () => (rows += 1), deadLetter: () => undefined };
const began = performance.now();
for (const [position, value] of records.entries()) engine.process({ partition: 0, position, value, appendMs: null }, output);
const seconds = (performance.now() - began) / 1000;
const kept = performance.now();
const bytes = engine.snapshot();
const restored = performance.now();
restoreEngine(plan, 'bench', bytes);
const done = performance.now();
console.log({
  eventsPerSecond: Math.round(events / seconds),
  rows,
  stateKeys: engine.stats().stateKeys,
  snapshotBytes: bytes.length,
  snapshotMs: Math.round(restored - kept),
  restoreMs: Math.round(done - restored),
});
