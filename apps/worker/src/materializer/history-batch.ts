import type { OutputRecord } from '@freshet/definitions';
import type { HistoryRow } from '@freshet/offline-store';

/** A row with its revision and when its online write was first acknowledged (epoch ms), null when it was never written online. */
export type MaterialisedRow = OutputRecord & { readonly revision: number; readonly writtenMs: number | null };

/** Rows of one partition of an output log, from offset `start` up to `end`, on their way to history files. */
export class HistoryBatch {
  readonly #groups = new Map<string, MaterialisedRow[]>();
  #rows = 0;
  #end: number;

  constructor(
    readonly start: number,
    readonly startedMs: number,
  ) {
    this.#end = start;
  }

  get end(): number {
    return this.#end;
  }

  get rows(): number {
    return this.#rows;
  }

  /** The rows by window group; those that were never written online are available from the commit at `commitMs` on (`delivery.md` H2). */
  groups(commitMs: number): ReadonlyMap<string, readonly HistoryRow[]> {
    return new Map([...this.#groups].map(([group, rows]) => [group, rows.map((row) => historyRow(row, commitMs))]));
  }

  add(row: MaterialisedRow): void {
    const group = this.#groups.get(row.group) ?? [];
    this.#groups.set(row.group, group);
    group.push(row);
    this.#rows += 1;
  }

  advance(end: number): void {
    this.#end = end;
  }
}

function historyRow(row: MaterialisedRow, commitMs: number): HistoryRow {
  const writtenMs = row.writtenMs ?? commitMs;
  return { ...row, writtenMs, availableAt: Math.max(writtenMs, row.eventMs), availableAtKind: 'observed' };
}
