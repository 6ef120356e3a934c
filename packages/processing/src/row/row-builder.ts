import type { FeatureRow, KeyPlan, WindowGroupPlan, WireValue } from '@freshet/definitions';
import { readEntityText } from '../record/entity-key';
import type { CellAlgebra } from '../window/cell';
import type { FiredWindow } from '../window/window-group';
import { recordOf } from './record-of';
import { wireValue } from './wire-value';

/** Makes the rows of one window group (`delivery.md` R1–R3) and counts results that were out of their type's range. */
export class RowBuilder {
  /** Results so far that had no place in their type and became null. */
  overflows = 0;
  readonly #group: WindowGroupPlan;
  readonly #keys: readonly KeyPlan[];
  readonly #keyNames: readonly string[];
  readonly #names: readonly string[];
  readonly #cells: CellAlgebra;

  constructor(group: WindowGroupPlan, keys: readonly KeyPlan[], cells: CellAlgebra) {
    this.#group = group;
    this.#keys = keys;
    this.#keyNames = keys.map(({ name }) => name);
    this.#names = group.aggregations.map(({ name }) => name);
    this.#cells = cells;
  }

  /** The row of a window that fired at a watermark; null when the end of the input fired it. */
  build(window: FiredWindow, watermarkMs: number | null): FeatureRow {
    return {
      entity: recordOf(this.#keyNames, readEntityText(window.entity, this.#keys)),
      group: this.#group.name,
      windowStart: window.startMs,
      windowEnd: window.endMs,
      eventMs: window.endMs - 1,
      seq: 0,
      newestEventMs: window.cell.newestMs,
      watermarkMs,
      features: recordOf(this.#names, this.#values(window)),
    };
  }

  #values(window: FiredWindow): WireValue[] {
    return this.#cells.results(window.cell).map((result, index) => {
      const type = this.#group.aggregations[index]?.type;
      const value = type === undefined ? null : wireValue(result, type);
      if (value === undefined) this.overflows += 1;
      return value ?? null;
    });
  }
}
