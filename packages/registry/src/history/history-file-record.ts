import { z } from 'zod';

/** A Parquet file that is whole on disk, as the offline store hands it over. */
export const NewHistoryFile = z.object({
  scope: z.object({ tenant: z.string(), view: z.string(), keySpace: z.int(), group: z.string() }),
  path: z.string().min(1),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  minEventMs: z.int(),
  maxEventMs: z.int(),
});
export type NewHistoryFile = z.infer<typeof NewHistoryFile>;

/** A file of the catalogue: readers open these and no others. */
export type HistoryFileRecord = NewHistoryFile & { readonly publishedMs: number };
