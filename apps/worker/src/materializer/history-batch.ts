import type { OutputRecord } from '@freshet/definitions';
import type { HistoryRow } from '@freshet/offline-store';

/** Rows of one partition of an output log, from offset `start` up to `end`, on their way to history files. */
export class HistoryBatch {
  readonly #groups = new Map<string, HistoryRow[]>();
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

  groups(): ReadonlyMap<string, readonly HistoryRow[]> {
    return this.#groups;
  }

  /** `writtenMs` is when the online write of the row was first acknowledged, null for a row that was not written online. */
  add(
    row: OutputRecord,
    { revision, writtenMs, nowMs }: { readonly revision: number; readonly writtenMs: number | null; readonly nowMs: number },
  ): void {
    const available = writtenMs ?? nowMs;
    const group = this.#groups.get(row.group) ?? [];
    this.#groups.set(row.group, group);
    group.push({ ...row, revision, writtenMs: available, availableAt: Math.max(available, row.eventMs), availableAtKind: 'observed' });
    this.#rows += 1;
  }

  advance(end: number): void {
    this.#end = end;
  }
}
