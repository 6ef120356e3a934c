import type { FeatureRow, Plan, WindowGroupPlan } from '@freshet/definitions';
import { RowBuilder } from './row/row-builder';
import type { ByteReader } from './snapshot/byte-reader';
import type { ByteWriter } from './snapshot/byte-writer';
import { CellAlgebra } from './window/cell';
import { createWindowGroup } from './window/create-window-group';
import type { WindowEvent, WindowGroup } from './window/window-group';

/** One window group of a running plan: its windows, its rows and its counts. */
export class EngineGroup {
  readonly name: string;
  /** Events that were late for this group (law W4). */
  late = 0;
  readonly #windows: WindowGroup;
  readonly #rows: RowBuilder;

  constructor(plan: Plan, group: WindowGroupPlan, fields: readonly string[]) {
    const cells = new CellAlgebra(group, fields);
    this.name = group.name;
    this.#windows = createWindowGroup(group.window, cells);
    this.#rows = new RowBuilder(group, plan.keys, cells);
  }

  get overflows(): number {
    return this.#rows.overflows;
  }

  add(event: WindowEvent, watermarkMs: number): void {
    if (!this.#windows.add(event, watermarkMs)) this.late += 1;
  }

  /** Rows of the windows that fire between two watermarks; infinity stands for the end of the input. */
  fire(beforeMs: number, watermarkMs: number, emit: (row: FeatureRow) => void): void {
    const shown = Number.isFinite(watermarkMs) ? watermarkMs : null;
    this.#windows.fire(beforeMs, watermarkMs, (window) => emit(this.#rows.build(window, shown)));
  }

  openWindows(watermarkMs: number): number {
    return this.#windows.openWindows(watermarkMs);
  }

  stateKeys(): number {
    return this.#windows.cellCount();
  }

  encode(writer: ByteWriter): void {
    writer.count(this.late);
    writer.count(this.#rows.overflows);
    this.#windows.encode(writer);
  }

  restore(reader: ByteReader): void {
    this.late = reader.count();
    this.#rows.overflows = reader.count();
    this.#windows.restore(reader);
  }
}
