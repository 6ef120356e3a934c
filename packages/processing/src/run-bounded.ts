import type { FeatureRow, Plan } from '@freshet/definitions';
import { createEngine } from './engine';
import type { DeadLetter, EngineStats } from './engine-port';

/** What a bounded run gives: rows in the order they fired, dead letters with the 0-based position of their record. */
export type BoundedRun = {
  readonly rows: readonly FeatureRow[];
  readonly deadLetters: readonly DeadLetter[];
  /** Before the end of the input fired the rest, so that late and waiting can be told apart. */
  readonly statsBeforeEnd: EngineStats;
  readonly stats: EngineStats;
};

/** Runs a plan over records of one partition in arrival order, null being a tombstone; the end of them closes all windows. */
export function runBounded(plan: Plan, records: Iterable<Uint8Array | string | null>): BoundedRun {
  const engine = createEngine(plan);
  const rows: FeatureRow[] = [];
  const deadLetters: DeadLetter[] = [];
  const output = { row: (row: FeatureRow) => rows.push(row), deadLetter: (letter: DeadLetter) => deadLetters.push(letter) };
  let position = 0;
  for (const value of records) {
    engine.process({ partition: 0, position, value, appendMs: null }, output);
    position += 1;
  }
  const statsBeforeEnd = engine.stats();
  engine.finish(output);
  return { rows, deadLetters, statsBeforeEnd, stats: engine.stats() };
}
