import type { DeadLetterReason, FeatureRow, Plan } from '@freshet/definitions';

/** One event of the sample, in the order it was read. */
export type PreviewRecord = { readonly partition: number; readonly offset: number; readonly value: string | null };

/** What the page asks the worker for. */
export type PreviewRequest = { readonly id: number; readonly plan: Plan; readonly records: readonly PreviewRecord[] };

/** What one plan makes of a sample: rows as they would be written when every window has closed. */
export type PreviewResult = {
  readonly rows: readonly FeatureRow[];
  readonly records: number;
  readonly tombstones: number;
  /** Events that came after the last window holding them had fired, per window group. */
  readonly late: Readonly<Record<string, number>>;
  readonly deadLetters: readonly PreviewLetter[];
  /** Field values that could not be read as their declared type and count as NULL, per field. */
  readonly unreadable: Readonly<Record<string, number>>;
  /** Time the engine took, ms. */
  readonly tookMs: number;
};

/** A record that the pipeline would put aside. */
export type PreviewLetter = { readonly partition: number; readonly offset: number; readonly reason: DeadLetterReason };

/** What the worker answers; `id` is the request's. */
export type PreviewResponse = { readonly id: number; readonly result: PreviewResult } | { readonly id: number; readonly failure: string };
