import type { Plan } from '@freshet/definitions';
import { isReadable } from './column-reading';
import { eventTimeReadings } from './event-time';
import { shifted } from './interval-literal';
import { quoteIdentifier } from './quote';
import type { SourceTable } from './source-table';
import { block, commaSeparated, indented, type SqlBlock } from './sql-block';
import { tableOptions } from './table-options';

/** CREATE TABLE over the topic: the declared fields, the rowtime with its guards, the watermark of law T2. */
export function createSourceTable(
  plan: Plan,
  table: SourceTable,
  deployment: { readonly brokers: string; readonly consumerGroup: string },
): SqlBlock {
  const appendTime = quoteIdentifier(table.appendTimeColumn);
  const items = [
    ...table.columns.map(({ field, type }) => block(`${quoteIdentifier(field)} ${type}`, keyPath(plan, field))),
    block(`${appendTime} TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL`),
    rowtime(plan, table),
    watermark(plan, table),
  ];
  return [
    ...block(`CREATE TEMPORARY TABLE ${quoteIdentifier(table.name)} (`),
    ...indented(commaSeparated(items)),
    ...block(') WITH ('),
    ...indented(
      tableOptions([
        ['connector', 'kafka'],
        ['topic', plan.source.topic, plan.source.derived ? '/kafka_topic' : '/source'],
        ['properties.bootstrap.servers', deployment.brokers],
        ['properties.group.id', deployment.consumerGroup],
        ['scan.startup.mode', 'earliest-offset'],
        ['scan.watermark.emit.strategy', 'on-event'],
        ['scan.watermark.idle-timeout', `${plan.source.idleTimeoutMs} ms`],
        ['format', 'json'],
        ['json.ignore-parse-errors', 'true'],
      ]),
    ),
    ...block(')'),
  ];
}

/** The view that the windows read: keys and aggregated fields as the laws read them, only rows that have an event time. */
export function createInputView(plan: Plan, table: SourceTable): SqlBlock {
  const eventTime = quoteIdentifier(table.eventTimeColumn);
  const items = [...table.inputs].map(([field, column]) => {
    const value = table.columns.find((candidate) => candidate.field === field)?.value ?? 'NULL';
    const name = quoteIdentifier(column);
    return block(value === name ? name : `${value} AS ${name}`, keyPath(plan, field));
  });
  return [
    ...block(`CREATE TEMPORARY VIEW ${quoteIdentifier(table.inputView)} AS`),
    ...block('SELECT'),
    ...indented(commaSeparated([...items, block(eventTime)])),
    ...block(`FROM ${quoteIdentifier(table.name)}`),
    ...block(`WHERE ${eventTime} IS NOT NULL`),
  ];
}

/**
 * The rowtime is NULL, so that it moves no watermark, unless every key can be read and the event is neither before 1970
 * nor too far ahead of its append time (law T4). Flink's own window offset loses windows, so the time itself is moved.
 */
function rowtime(plan: Plan, table: SourceTable): SqlBlock {
  const reading = eventTimeReadings[plan.source.eventTime.format];
  const instant = block(reading.instant(quoteIdentifier(plan.source.eventTime.field)));
  const latest = shifted(reading.fromInstant(quoteIdentifier(table.appendTimeColumn)), plan.source.maxAheadMs);
  const keys = plan.keys.map(({ name, type }) => isReadable({ kind: type }, quoteIdentifier(name)));
  const shift = table.offsetMs === 0 ? '' : shifted('', -table.offsetMs);
  return [
    ...block(`${quoteIdentifier(table.eventTimeColumn)} AS CASE`),
    ...block(`  WHEN ${keys.join(' AND ')} AND`),
    ...indented(indented(instant)),
    ...block(`    BETWEEN ${reading.epoch} AND ${latest}`),
    ...block('  THEN'),
    ...indented(indented(instant)),
    ...block(`END${shift}`),
  ];
}

function watermark(plan: Plan, table: SourceTable): SqlBlock {
  const column = quoteIdentifier(table.eventTimeColumn);
  return block(`WATERMARK FOR ${column} AS ${shifted(column, -plan.source.watermarkDelayMs)}`);
}

function keyPath(plan: Plan, field: string): string | undefined {
  const index = plan.keys.findIndex(({ name }) => name === field);
  return index < 0 ? undefined : `/entity_keys/${index}`;
}
