import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** The data lines of a CSV file, found by their number; cells are cut on demand, since a year of lines would not fit into memory as objects. */
export type DataLines = {
  readonly count: number;
  /** Cells by column of the header; an empty cell is null. */
  row(index: number): Readonly<Record<string, string | null>>;
};

/** Unpacks a gzipped CSV file with a header. */
export async function readDataLines(path: string): Promise<DataLines> {
  const bytes = await promisify(gunzip)(await readFile(path));
  const starts: number[] = [0];
  for (let at = bytes.indexOf(10); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  const offsets = Float64Array.from(starts);
  const line = (index: number): string => bytes.toString('utf8', offsets[index], offsets[index + 1] ?? bytes.length).trimEnd();
  const header = cellsOf(line(0));
  return {
    count: offsets.length - 1,
    row: (index) => {
      const cells = cellsOf(line(index + 1));
      return Object.fromEntries(header.map((name, column) => [name, cells[column] || null]));
    },
  };
}

function cellsOf(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
