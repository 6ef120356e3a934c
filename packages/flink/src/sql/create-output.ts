import type { Plan, WindowGroupPlan } from '@freshet/definitions';
import { wireType } from './aggregate';
import { quoteIdentifier } from './quote';
import { block, commaSeparated, indented, type SqlBlock, withSuffix } from './sql-block';
import { tableOptions } from './table-options';

/** The column that becomes the Kafka key of a record. */
const RECORD_KEY = 'record_key';

/** CREATE TABLE for the rows of one window group: the record of the output log, one JSON object a row. */
export function createOutputTable(
  plan: Plan,
  group: WindowGroupPlan,
  deployment: { readonly name: string; readonly brokers: string; readonly topic: string },
): SqlBlock {
  const entity = plan.keys.map(({ name, type }, index) =>
    block(`${quoteIdentifier(name)} ${wireType({ kind: type })}`, `/entity_keys/${index}`),
  );
  const features = group.aggregations.map(({ name, type, path }) => block(`${quoteIdentifier(name)} ${wireType(type)}`, path));
  const columns = [
    block(`${quoteIdentifier(RECORD_KEY)} STRING`),
    block('`v` INT'),
    row('entity', entity),
    block('`group` STRING'),
    block('`window_start` BIGINT'),
    block('`window_end` BIGINT'),
    block('`event_ms` BIGINT'),
    block('`seq` BIGINT'),
    block('`newest_event_ms` BIGINT'),
    block('`watermark_ms` BIGINT'),
    block('`attempt` BIGINT'),
    row('features', features),
  ];
  return [
    ...block(`CREATE TEMPORARY TABLE ${quoteIdentifier(deployment.name)} (`),
    ...indented(commaSeparated(columns)),
    ...block(') WITH ('),
    ...indented(
      tableOptions([
        ['connector', 'kafka'],
        ['topic', deployment.topic],
        ['properties.bootstrap.servers', deployment.brokers],
        ['key.format', 'raw'],
        ['key.fields', RECORD_KEY],
        ['value.format', 'json'],
        ['value.fields-include', 'EXCEPT_KEY'],
        ['sink.delivery-guarantee', 'at-least-once'],
      ]),
    ),
    ...block(')'),
  ];
}

const row = (column: string, fields: readonly SqlBlock[]): SqlBlock => [
  ...block(`${quoteIdentifier(column)} ROW<`),
  ...indented(commaSeparated(fields)),
  ...withSuffix(block('>'), ''),
];
