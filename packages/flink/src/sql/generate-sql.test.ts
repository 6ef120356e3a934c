import { parseDeclarations } from '@freshet/definitions';
import { FlinkSQL } from 'dt-sql-parser/dist/parser/flink/index.js';
import { describe, expect, it } from 'vitest';
import { generateSql } from './generate-sql';
import { derivedSource, deviceSessions, hostileNames, hourlyTransactions, localDays } from './testing/plans';

/** The parser learns its grammar as it reads. */
const GRAMMAR_WARM_UP_MS = 60_000;

const options = { tenant: 'default', brokers: 'kafka:9092' };
const plans = [
  ['tumbling', hourlyTransactions],
  ['several-groups', derivedSource],
  ['session', deviceSessions],
  ['offset', localDays],
  ['hostile-names', hostileNames],
] as const;

const SEED = `
name: realtime_transaction_stats
entity_keys: [customer_id]
kafka_topic: transactions
aggregations:
  - { name: txn_count_1h, source_field: amount, aggregation: count, window: { window_type: tumbling, size_ms: 3600000 } }
  - { name: txn_sum_1h, source_field: amount, aggregation: sum, window: { window_type: tumbling, size_ms: 3600000 } }
output_to_online_store: true
output_to_offline_store: true
ttl_seconds: 86400
`;

describe('generateSql', () => {
  it.each(plans)('writes %s as its golden file', async (name, plan) => {
    await expect(generateSql(plan, options).text).toMatchFileSnapshot(`./golden/${name}.sql`);
  });

  // The parser's grammar knows neither TRY_CAST, nor a partitioned SESSION, nor an interval from days to seconds.
  it.each([hourlyTransactions, localDays])(
    'writes $view in the grammar of Flink',
    (plan) => {
      expect(new FlinkSQL().validate(generateSql(plan, options).text.replaceAll('TRY_CAST', 'CAST'))).toEqual([]);
    },
    GRAMMAR_WARM_UP_MS,
  );

  it('takes the seed as it is', () => {
    const [view] = parseDeclarations(SEED).plans;
    if (view === undefined) throw new Error('the seed does not compile');
    const { text } = generateSql(view.plan, options);
    expect(text).toContain('COUNT(`amount`) AS `txn_count_1h`');
    expect(text).toContain('SUM(`amount`) AS `txn_sum_1h`');
    expect(text).toContain("WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND");
  });

  it('says where each aggregation stands', () => {
    const { text, sourceMap } = generateSql(hourlyTransactions, options);
    const lines = text.split('\n');
    for (const { name, path } of hourlyTransactions.groups.flatMap((group) => group.aggregations)) {
      const mapped = sourceMap
        .filter((entry) => entry.path === path)
        .flatMap(({ startLine, endLine }) => lines.slice(startLine - 1, endLine));
      expect(mapped).toHaveLength(3);
      for (const line of mapped) expect(line).toContain(`\`${name}\``);
    }
  });

  it('names topic and group by tenant, view and key space', () => {
    const { text } = generateSql(hourlyTransactions, { tenant: 'acme', brokers: 'b:1', keySpace: 4, attempt: 9 });
    expect(text).toContain("'topic' = 'freshet.features.acme.realtime_transaction_stats.k4'");
    expect(text).toContain("'properties.group.id' = 'freshet.acme.realtime_transaction_stats.k4.source'");
    expect(text).toMatch(/^ {2}9,$/m);
  });

  it('has one job for all window groups', () => {
    const { statements } = generateSql(derivedSource, options);
    expect(statements.map(({ kind }) => kind)).toEqual([
      'set',
      'set',
      'set',
      'create_source',
      'create_view',
      'create_sink',
      'create_sink',
      'insert',
    ]);
    expect(statements.at(-1)?.text.match(/INSERT INTO/g)).toHaveLength(2);
  });

  it('keeps the keys of a record in the order of their names', () => {
    const { text } = generateSql(deviceSessions, options);
    expect(text).toContain("JSON_ARRAY(CAST(`device` AS STRING), CASE WHEN `indoor` THEN 'true' ELSE 'false' END)");
  });

  it('takes a source that allows no event ahead of its append time', () => {
    const { source } = hourlyTransactions;
    const { text } = generateSql({ ...hourlyTransactions, source: { ...source, maxAheadMs: 0, watermarkDelayMs: 0 } }, options);
    expect(text).toContain("BETWEEN TIMESTAMP '1970-01-01 00:00:00' AND CAST(`append_time` AS TIMESTAMP(3))\n");
    expect(text).toContain('WATERMARK FOR `event_time` AS `event_time`\n');
  });

  it('reads the words of a boolean as the engine does, in keys and values', () => {
    const { text } = generateSql(deviceSessions, options);
    expect(text).toContain("LOWER(TRIM(`indoor`)) IN ('true', 'false')");
    expect(text).toContain("CASE LOWER(TRIM(`indoor`)) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS `indoor`");
  });

  it('moves the event time against an offset and the ends of the windows back', () => {
    const { text } = generateSql(localDays, options);
    expect(text).toContain("END - INTERVAL '16' HOUR");
    expect(text).toContain("EXTRACT(EPOCH FROM (`window_end` + INTERVAL '16' HOUR))");
    expect(text.match(/CREATE TEMPORARY TABLE `transactions/g)).toHaveLength(2);
  });
});
