import type { FieldType, Plan, WindowGroupPlan } from '@freshet/definitions';
import { columnType, fieldValue, flinkType } from './column-reading';
import { eventTimeReadings } from './event-time';
import { quoteIdentifier } from './quote';
import { UniqueNames } from './unique-name';

/** Columns that Flink's window functions add to their input. */
const WINDOW_COLUMNS = ['window_start', 'window_end', 'window_time'];

/**
 * One table over the view's topic, with the view that the windows read. A rowtime belongs to a table, and both the keys
 * and the offset of a window are in it: so each feature view has its own table, and each of its window offsets one more.
 */
export type SourceTable = {
  readonly name: string;
  readonly inputView: string;
  readonly offsetMs: number;
  /** The JSON fields, names as in the records. */
  readonly columns: readonly SourceColumn[];
  readonly appendTimeColumn: string;
  readonly eventTimeColumn: string;
  /** Field → its column in the input view, for keys and aggregated fields. */
  readonly inputs: ReadonlyMap<string, string>;
};

/** A JSON field as a column, and its value by the laws as an expression of that column. */
export type SourceColumn = { readonly field: string; readonly type: string; readonly value: string };

/** The tables a plan reads, one per window offset, in order of first use. */
export function sourceTables(plan: Plan, names: UniqueNames): SourceTable[] {
  const offsets = [...new Set(plan.groups.map(offsetOf))];
  return offsets.map((offsetMs) => {
    const suffix = offsetMs === 0 ? '' : `_offset_${offsetMs}`;
    const groups = plan.groups.filter((group) => offsetOf(group) === offsetMs);
    const columns = sourceColumns(plan);
    const own = new UniqueNames(columns.map(({ field }) => field));
    const eventTimeColumn = own.take('event_time');
    return {
      name: names.take(`${plan.source.name}${suffix}`),
      inputView: names.take(`${plan.source.name}${suffix}_in`),
      offsetMs,
      columns,
      appendTimeColumn: own.take('append_time'),
      eventTimeColumn,
      inputs: inputColumns(plan, groups, eventTimeColumn),
    };
  });
}

/** By how much the windows of a group are moved against 1970-01-01T00:00Z. */
export function offsetOf(group: WindowGroupPlan): number {
  return group.window.kind === 'session' ? 0 : group.window.offsetMs;
}

function sourceColumns(plan: Plan): SourceColumn[] {
  const declared = new Map<string, FieldType>(plan.source.fields.map(({ name, type }) => [name, type]));
  for (const { name, type } of plan.keys) if (!declared.has(name)) declared.set(name, { kind: type });
  const { field: timeField, format } = plan.source.eventTime;
  const reading = eventTimeReadings[format];
  const columns = [...declared].map(([field, type]): SourceColumn => {
    const column = quoteIdentifier(field);
    if (field !== timeField || columnType(type) === reading.columnType)
      return { field, type: columnType(type), value: fieldValue(type, column) };
    return { field, type: reading.columnType, value: `TRY_CAST(${column} AS ${flinkType(type)})` };
  });
  return declared.has(timeField)
    ? columns
    : [...columns, { field: timeField, type: reading.columnType, value: quoteIdentifier(timeField) }];
}

function inputColumns(plan: Plan, groups: readonly WindowGroupPlan[], eventTimeColumn: string): Map<string, string> {
  const aggregated = groups.flatMap((group) => group.aggregations.flatMap(({ field }) => (field === null ? [] : [field.name])));
  const fields = new Set([...plan.keys.map(({ name }) => name), ...aggregated]);
  const names = new UniqueNames([...WINDOW_COLUMNS, eventTimeColumn]);
  return new Map([...fields].map((field) => [field, names.take(field)]));
}
