import type { WindowGroupPlan } from '@freshet/definitions';
import { type AnyAggregator, createAggregator } from '../aggregate/catalogue';
import type { Scalar } from '../record/scalar';
import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';

/** The one state that all aggregates of a window group share for one entity in one slice or session (law W7). */
export type Cell = {
  /** Event time of the newest event in it. */
  newestMs: number;
  /** One aggregator state per aggregation, in declared order. */
  readonly states: unknown[];
};

type Slot = {
  readonly aggregator: AnyAggregator;
  /** Place of the field among the event's values; -1 counts rows. */
  readonly field: number;
};

/** Makes, fills, merges and keeps the cells of one window group. */
export class CellAlgebra {
  readonly #slots: readonly Slot[];

  /** `fields` names the values of an event in their order. */
  constructor(group: WindowGroupPlan, fields: readonly string[]) {
    this.#slots = group.aggregations.map((aggregation) => ({
      aggregator: createAggregator(aggregation),
      field: aggregation.field === null ? -1 : fields.indexOf(aggregation.field.name),
    }));
  }

  /** A cell of no event. */
  create(): Cell {
    return { newestMs: Number.NEGATIVE_INFINITY, states: this.#slots.map(({ aggregator }) => aggregator.zero()) };
  }

  /** Counts one event in. NULLs are ignored, except by a count of rows. */
  add(cell: Cell, eventMs: number, values: readonly (Scalar | null)[]): void {
    if (eventMs > cell.newestMs) cell.newestMs = eventMs;
    for (let index = 0; index < this.#slots.length; index += 1) {
      const slot = this.#slots[index];
      if (slot === undefined) continue;
      const value = slot.field === -1 ? true : (values[slot.field] ?? null);
      if (value !== null) cell.states[index] = slot.aggregator.add(cell.states[index], value);
    }
  }

  /** Counts everything of `from` into `into`; `from` stays as it is. */
  merge(into: Cell, from: Cell): void {
    if (from.newestMs > into.newestMs) into.newestMs = from.newestMs;
    for (const [index, { aggregator }] of this.#slots.entries()) {
      into.states[index] = aggregator.merge(into.states[index], from.states[index]);
    }
  }

  /** Results in declared order. */
  results(cell: Cell): (Scalar | null)[] {
    return this.#slots.map(({ aggregator }, index) => aggregator.result(cell.states[index]));
  }

  /** Writes the cells column by column. */
  encode(cells: readonly Cell[], writer: ByteWriter): void {
    writer.count(cells.length);
    for (const cell of cells) writer.number(cell.newestMs);
    for (const [index, { aggregator }] of this.#slots.entries()) {
      for (const cell of cells) aggregator.encode(cell.states[index], writer);
    }
  }

  /** The cells that {@link CellAlgebra.encode} wrote, in their order. */
  decode(reader: ByteReader): Cell[] {
    const count = reader.count();
    const cells: Cell[] = [];
    for (let index = 0; index < count; index += 1) cells.push({ newestMs: reader.number(), states: [] });
    for (const { aggregator } of this.#slots) {
      for (const cell of cells) cell.states.push(aggregator.decode(reader));
    }
    return cells;
  }
}
