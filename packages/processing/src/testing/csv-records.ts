import type { SourcePlan } from '@freshet/definitions';

const NUMERIC = ['int64', 'double', 'decimal'];

/** The records of a CSV text with a header: one JSON object a line, an empty cell being null, numbers with the cell's own digits. */
export function* readCsvRecords(csv: string, source: Pick<SourcePlan, 'fields' | 'eventTime'>): Generator<string> {
  const numeric = new Set(source.fields.filter(({ type }) => NUMERIC.includes(type.kind)).map(({ name }) => name));
  if (source.eventTime.format !== 'iso8601') numeric.add(source.eventTime.field);
  let header: readonly string[] | null = null;
  for (const cells of readCsv(csv)) {
    if (header === null) header = cells;
    else yield `{${header.map((name, index) => `${JSON.stringify(name)}:${cellText(cells[index] ?? '', numeric.has(name))}`).join()}}`;
  }
}

function cellText(cell: string, numeric: boolean): string {
  if (cell === '') return 'null';
  return numeric ? cell : JSON.stringify(cell);
}

/** Rows of cells; a quoted cell may hold commas and doubled quotes, no line breaks. */
function* readCsv(csv: string): Generator<readonly string[]> {
  let start = 0;
  while (start < csv.length) {
    const end = csv.indexOf('\n', start);
    const stop = end === -1 ? csv.length : end;
    const line = csv.slice(start, csv[stop - 1] === '\r' ? stop - 1 : stop);
    yield line.includes('"') ? splitQuoted(line) : line.split(',');
    start = stop + 1;
  }
}

function splitQuoted(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
