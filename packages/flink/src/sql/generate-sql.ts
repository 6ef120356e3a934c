import { outputTopic, type Plan, type WindowGroupPlan } from '@freshet/definitions';
import { createOutputTable } from './create-output';
import { createInputView, createSourceTable } from './create-source';
import { insertRows } from './insert-rows';
import { offsetOf, type SourceTable, sourceTables } from './source-table';
import { block, type SqlBlock, withSuffix } from './sql-block';
import { type SqlScript, type StatementBlock, script } from './statement';
import { UniqueNames } from './unique-name';

/** What the statements need to know beside the plan. */
export type SqlOptions = {
  readonly tenant: string;
  /** `host:port` of Kafka's bootstrap servers, comma-separated. */
  readonly brokers: string;
  /** Default 1. */
  readonly keySpace?: number;
  /** The attempt that runs the statements, written into every record; default 1. */
  readonly attempt?: number;
};

/**
 * The plan as Flink SQL: a table over the topic and a view of it, one output table and one INSERT per window group, all
 * INSERTs in one job. The same plan and options give the same text. Throws FlinkSqlError for what Flink cannot take.
 */
export function generateSql(plan: Plan, { tenant, brokers, keySpace = 1, attempt = 1 }: SqlOptions): SqlScript {
  const names = new UniqueNames();
  const sources = sourceTables(plan, names);
  const outputs = plan.groups.map((group) => ({ group, name: names.take(`${plan.view}_${group.name}`) }));
  const topic = outputTopic(tenant, plan.view, keySpace);
  const consumerGroup = `freshet.${tenant}.${plan.view}.k${keySpace}.source`;
  const inserts = outputs.flatMap(({ group, name }) =>
    sources.filter(reads(group)).map((source) => insertRows({ plan, group, source, output: name, attempt })),
  );
  return script([
    { kind: 'set', lines: block("SET 'execution.runtime-mode' = 'streaming'") },
    { kind: 'set', lines: block("SET 'table.local-time-zone' = 'UTC'") },
    { kind: 'set', lines: block("SET 'execution.checkpointing.interval' = '10 s'") },
    ...sources.flatMap((source): StatementBlock[] => [
      { kind: 'create_source', lines: createSourceTable(plan, source, { brokers, consumerGroup }) },
      { kind: 'create_view', lines: createInputView(plan, source) },
    ]),
    ...outputs.map(
      ({ group, name }): StatementBlock => ({ kind: 'create_sink', lines: createOutputTable(plan, group, { name, brokers, topic }) }),
    ),
    { kind: 'insert', lines: oneJob(inserts) },
  ]);
}

const reads =
  (group: WindowGroupPlan) =>
  (source: SourceTable): boolean =>
    source.offsetMs === offsetOf(group);

function oneJob(inserts: readonly SqlBlock[]): SqlBlock {
  const [first = [], ...others] = inserts;
  if (others.length === 0) return first;
  return [...block('EXECUTE STATEMENT SET\nBEGIN'), ...inserts.flatMap((insert) => withSuffix(insert, ';')), ...block('END')];
}
