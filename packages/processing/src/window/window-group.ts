import type { Scalar } from '../record/scalar';
import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';
import type { Cell } from './cell';

/** One event as a window group sees it. */
export type WindowEvent = { readonly eventMs: number; readonly entity: string; readonly values: readonly (Scalar | null)[] };

/** A window of one entity that fires. The cell belongs to the group: read it, never change or keep it. */
export type FiredWindow = { readonly entity: string; readonly startMs: number; readonly endMs: number; readonly cell: Cell };

/**
 * The open windows of one window group. A caller hands in watermarks that never go back and calls `fire` after every
 * advance, so that `add` never meets a window that should have fired.
 */
export interface WindowGroup {
  /** Counts the event in every window of it that has not fired; false when all have: the event is late (law W4). */
  add(event: WindowEvent, watermarkMs: number): boolean;
  /** Fires, in order of their end, the windows whose `end − 1` lies in `(beforeMs, watermarkMs]` (law W3). */
  fire(beforeMs: number, watermarkMs: number, emit: (window: FiredWindow) => void): void;
  /** How many windows wait: window ends of aligned windows, sessions. */
  openWindows(watermarkMs: number): number;
  /** How many cells are kept. */
  cellCount(): number;
  encode(writer: ByteWriter): void;
  /** Takes over an encoded state; the group must be empty. */
  restore(reader: ByteReader): void;
}
