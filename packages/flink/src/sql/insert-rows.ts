import { compareCodePoints, type Plan, type WindowGroupPlan } from '@freshet/definitions';
import { aggregateCall, epochMs, featureValue, wireValue } from './aggregate';
import { intervalLiteral, shifted } from './interval-literal';
import { quoteIdentifier, quoteText } from './quote';
import type { SourceTable } from './source-table';
import { block, commaSeparated, indented, type SqlBlock } from './sql-block';
import { UniqueNames } from './unique-name';

/** What one INSERT joins: a window group, the table it reads and the table it fills. */
export type InsertInput = {
  readonly plan: Plan;
  readonly group: WindowGroupPlan;
  readonly source: SourceTable;
  readonly output: string;
  readonly attempt: number;
};

/** INSERT of one window group: the aggregates of each window and entity, then the record made of them. */
export function insertRows(input: InsertInput): SqlBlock {
  const { group, source } = input;
  const columns = windowColumns(input);
  const [start, end] = ['`window_start`', '`window_end`'].map((bound) => epochMs(moved(bound, source.offsetMs)));
  const entity = input.plan.keys.map(({ name, type }, index) =>
    block(wireValue({ kind: type }, columns.key(name)), `/entity_keys/${index}`),
  );
  const features = group.aggregations.map((aggregation) =>
    block(featureValue(aggregation, columns.feature(aggregation.name)), aggregation.path),
  );
  const record = [
    recordKey(input.plan, columns.key),
    block('1'),
    row(entity),
    block(quoteText(group.name)),
    block(`${start}`),
    block(`${end}`),
    block(`${end} - 1`),
    block('0'),
    block(epochMs(moved(columns.newestEvent, source.offsetMs))),
    block('CAST(NULL AS BIGINT)'),
    block(String(input.attempt)),
    row(features),
  ];
  return [
    ...block(`INSERT INTO ${quoteIdentifier(input.output)}`),
    ...block('SELECT'),
    ...indented(commaSeparated(record)),
    ...block('FROM ('),
    ...indented(aggregates(input, columns)),
    ...block(')'),
  ];
}

type WindowColumns = {
  readonly newestEvent: string;
  key(field: string): string;
  feature(name: string): string;
};

/** Names of the columns between the aggregates and the record; a feature may be called like a key. */
function windowColumns({ group, source, plan }: InsertInput): WindowColumns {
  const keys = plan.keys.map(({ name }) => source.inputs.get(name) ?? name);
  const names = new UniqueNames(['window_start', 'window_end', 'window_time', ...keys]);
  const features = new Map(group.aggregations.map(({ name }) => [name, names.take(name)]));
  return {
    newestEvent: quoteIdentifier(names.take('newest_event')),
    key: (field) => quoteIdentifier(source.inputs.get(field) ?? field),
    feature: (name) => quoteIdentifier(features.get(name) ?? name),
  };
}

function aggregates({ plan, group, source }: InsertInput, columns: WindowColumns): SqlBlock {
  const keys = plan.keys.map(({ name }, index) => block(columns.key(name), `/entity_keys/${index}`));
  const calls = group.aggregations.map((aggregation) => {
    const column = quoteIdentifier(source.inputs.get(aggregation.field?.name ?? '') ?? '-');
    return block(`${aggregateCall(aggregation, column)} AS ${columns.feature(aggregation.name)}`, aggregation.path);
  });
  const newest = block(`CAST(MAX(${quoteIdentifier(source.eventTimeColumn)}) AS TIMESTAMP(3)) AS ${columns.newestEvent}`);
  return [
    ...block('SELECT'),
    ...indented(commaSeparated([...keys, block('`window_start`'), block('`window_end`'), newest, ...calls])),
    ...block(`FROM TABLE(${windowFunction(plan, group, source)})`, `${group.aggregations[0]?.path ?? ''}/window`),
    ...block(`GROUP BY ${[...plan.keys.map(({ name }) => columns.key(name)), '`window_start`', '`window_end`'].join(', ')}`),
  ];
}

function windowFunction(plan: Plan, { window }: WindowGroupPlan, source: SourceTable): string {
  const input = `TABLE ${quoteIdentifier(source.inputView)}`;
  const time = `DESCRIPTOR(${quoteIdentifier(source.eventTimeColumn)})`;
  switch (window.kind) {
    case 'tumbling':
      return `TUMBLE(${input}, ${time}, ${intervalLiteral(window.sizeMs)})`;
    case 'sliding':
      return `HOP(${input}, ${time}, ${intervalLiteral(window.slideMs)}, ${intervalLiteral(window.sizeMs)})`;
    case 'session': {
      const keys = plan.keys.map(({ name }) => quoteIdentifier(source.inputs.get(name) ?? name));
      return `SESSION(${input} PARTITION BY (${keys.join(', ')}), ${time}, ${intervalLiteral(window.gapMs)})`;
    }
  }
}

/** Key texts of the record's key: a JSON array in the order of the keys' names. */
function recordKey(plan: Plan, column: (field: string) => string): SqlBlock {
  const sorted = [...plan.keys].sort((left, right) => compareCodePoints(left.name, right.name));
  const texts = sorted.map(({ name, type }) => {
    if (type === 'boolean') return `CASE WHEN ${column(name)} THEN 'true' ELSE 'false' END`;
    return wireValue({ kind: type }, column(name));
  });
  return block(`JSON_ARRAY(${texts.join(', ')})`);
}

const row = (values: readonly SqlBlock[]): SqlBlock => [...block('ROW('), ...indented(commaSeparated(values)), ...block(')')];

const moved = (timestamp: string, offsetMs: number): string => (offsetMs === 0 ? timestamp : `(${shifted(timestamp, offsetMs)})`);
