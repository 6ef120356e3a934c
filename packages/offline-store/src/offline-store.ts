import type { FieldType, KeyPlan, OutputRecord } from '@freshet/definitions';

/** Which history: one window group of one key space of a view. */
export type HistoryScope = { readonly tenant: string; readonly view: string; readonly keySpace: number; readonly group: string };

/** Column types of one scope, from the plan. */
export type HistorySchema = {
  readonly keys: readonly KeyPlan[];
  readonly features: readonly { readonly name: string; readonly type: FieldType }[];
};

export type HistoryRow = OutputRecord & {
  readonly revision: number;
  readonly writtenMs: number;
  readonly availableAt: number;
  readonly availableAtKind: 'observed' | 'simulated';
};

/** A file that is complete on disk but becomes visible only when the registry's catalogue lists it (`delivery.md` H1). */
export type HistoryFile = {
  readonly scope: HistoryScope;
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
  readonly minEventMs: number;
  readonly maxEventMs: number;
};

/** A row read back; instants epoch ms, int64 and decimals as strings. */
export type HistoryReadRow = {
  readonly entity: Readonly<Record<string, string | boolean>>;
  readonly group: string;
  readonly windowStart: number;
  readonly windowEnd: number;
  readonly eventMs: number;
  readonly seq: number;
  readonly availableAt: number;
  readonly revision: number;
  readonly features: Readonly<Record<string, string | number | boolean | null>>;
};

/** Cold storage: history as Parquet. Files are written, renamed into place, then published by their catalogue row. */
export interface OfflineStore {
  /**
   * Writes rows of one scope, one file per UTC day of `event_ts`:
   * `tenant=…/view=…/group=…/date=…/<name>.parquet` under the store's root. `name` is unique to the batch
   * (key space, partition and first offset), so that writing the same batch again replaces the same file.
   */
  write(scope: HistoryScope, schema: HistorySchema, name: string, rows: readonly HistoryRow[]): Promise<readonly HistoryFile[]>;
  /** Rows of the listed files, the first of each identity only, ordered by entity then event time. */
  read(
    files: readonly string[],
    schema: HistorySchema,
    options: { readonly entity?: Readonly<Record<string, string | boolean>>; readonly limit?: number },
  ): Promise<readonly HistoryReadRow[]>;
  close(): Promise<void>;
}

export type OfflineStoreErrorCode = 'unavailable' | 'corrupt' | 'disk_full' | 'closed';

export class OfflineStoreError extends Error {
  override readonly name = 'OfflineStoreError';
  constructor(
    readonly code: OfflineStoreErrorCode,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}
