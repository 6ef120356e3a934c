import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SourcePlan } from '@freshet/definitions';
import { CliError } from '../cli-error';
import { csvRecords } from './csv-records';
import { jsonLines } from './json-lines';

/** The records of one partition in arrival order, as a source reads them: bytes or text, null a tombstone. */
export type EventFile = { recordsFor(source: SourcePlan): Promise<readonly (Uint8Array | string | null)[]> };

const readBytes = (file: string): Buffer => {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    throw new CliError(2, `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/**
 * Reads a file of events whole: `.jsonl` (and `-`, standard input) has a record a line, `.csv` a header and a row a record;
 * either may be gzipped (`.gz`). Throws a usage error for a file that cannot be read or whose name says neither.
 */
export const readEventFile = (file: string): EventFile => {
  const name = file.replace(/\.gz$/, '');
  if (file === '-' || name.endsWith('.jsonl')) {
    const records = jsonLines(readBytes(file));
    return { recordsFor: async () => records };
  }
  if (!name.endsWith('.csv')) throw new CliError(2, `${file}: the name must end in .jsonl or .csv, with or without .gz behind it`);
  const bytes = readBytes(file);
  return { recordsFor: (source) => csvRecords(bytes, source, file) };
};
