import type { FieldType } from '@freshet/definitions';
import type { HistorySchema } from './offline-store';

/** One column of a history file; `name` is the column, `source` the key or feature it holds. */
export type HistoryColumn = { readonly name: string; readonly source: string; readonly type: FieldType };

/** Columns of a history file besides those every file has. */
export type HistoryColumns = { readonly keys: readonly HistoryColumn[]; readonly features: readonly HistoryColumn[] };

/** Columns that every history file has. */
const FIXED_COLUMNS = [
  'event_ts',
  'window_start',
  'window_end',
  'available_at',
  'seq',
  'newest_event_ts',
  'available_at_kind',
  'revision',
  'key_space',
] as const;

/** Names that a reader of files gives to columns of its own. */
const READER_COLUMNS = ['filename', 'file_row_number', 'file_index', 'list_index'] as const;

function claimName(taken: Set<string>, wanted: string): string {
  const clean = Buffer.from(wanted.replaceAll('\0', '\u2400'), 'utf8').toString('utf8') || '_';
  let name = clean;
  for (let suffix = 2; taken.has(name.toLowerCase()); suffix += 1) name = `${clean}_${suffix}`;
  taken.add(name.toLowerCase());
  return name;
}

/**
 * Names the columns of a schema: its keys and features by their own names. A name that is taken (by a column of every file or of its reader, or up
 * to upper and lower case by an earlier one: SQL does not tell those apart) gets `_2`, `_3`, …, the same in every file.
 */
export function historyColumns(schema: HistorySchema): HistoryColumns {
  const taken = new Set<string>([...FIXED_COLUMNS, ...READER_COLUMNS]);
  const claim = (source: string, type: FieldType): HistoryColumn => ({ name: claimName(taken, source), source, type });
  return {
    keys: schema.keys.map((key) => claim(key.name, { kind: key.type })),
    features: schema.features.map((feature) => claim(feature.name, feature.type)),
  };
}
