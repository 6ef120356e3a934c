import type { SourcePlan } from '@freshet/definitions';
import { CliError } from '../cli-error';

/** What JSON calls a number; any other text of a numeric column stays a string, for the source's rules to judge. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const NUMERIC = new Set(['int64', 'double', 'decimal']);

const numericColumns = (source: SourcePlan): ReadonlySet<string> => {
  const names = source.fields.filter(({ type }) => NUMERIC.has(type.kind)).map(({ name }) => name);
  if (source.eventTime.format !== 'iso8601') names.push(source.eventTime.field);
  return new Set(names);
};

const cellJson = (cell: string, numeric: boolean): string => {
  if (cell === '') return 'null';
  return numeric && JSON_NUMBER.test(cell) ? cell : JSON.stringify(cell);
};

/**
 * The rows of a CSV text (RFC 4180, header first) as JSON objects: cells of int64, double and decimal fields are numbers with
 * the cell's own digits, empty cells null, the rest strings. Throws a usage error for a text that is no CSV.
 */
export const csvRecords = async (bytes: Buffer, source: SourcePlan, file: string): Promise<readonly string[]> => {
  const { parse } = await import('csv-parse/sync');
  const numeric = numericColumns(source);
  let columns: readonly { readonly name: string; readonly prefix: string; readonly numeric: boolean }[] | null = null;
  const records: string[] = [];
  const onRow = (cells: readonly string[]): null => {
    if (columns === null) {
      columns = cells.map((name, index) => ({
        name,
        prefix: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
        numeric: numeric.has(name),
      }));
    } else {
      records.push(`${columns.map((column, index) => column.prefix + cellJson(cells[index] ?? '', column.numeric)).join('')}}`);
    }
    return null;
  };
  try {
    parse(bytes, { bom: true, skip_empty_lines: true, on_record: onRow });
  } catch (error) {
    throw new CliError(2, `${file} is no CSV file: ${error instanceof Error ? error.message : String(error)}`);
  }
  return records;
};
