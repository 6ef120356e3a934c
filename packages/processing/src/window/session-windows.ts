import type { ByteReader } from '../snapshot/byte-reader';
import type { ByteWriter } from '../snapshot/byte-writer';
import type { Cell, CellAlgebra } from './cell';
import { EndQueue } from './end-queue';
import { lowerBound } from './lower-bound';
import type { FiredWindow, WindowEvent, WindowGroup } from './window-group';

type Session = { readonly entity: string; startMs: number; endMs: number; readonly cell: Cell; merged: boolean };

/** A look at a session that is due; its end may have grown since, or it may have been merged into another. */
type Due = { readonly dueMs: number; readonly session: Session };

/**
 * Sessions (law W5): `[first event, last event + gap)`. Sessions cannot be sliced, since they are not aligned. Every
 * session has one entry in the queue, due at an end it had; when that passes and the session has grown, it is put back.
 */
export class SessionWindows implements WindowGroup {
  readonly #gapMs: number;
  readonly #cells: CellAlgebra;
  /** Open sessions of an entity by time, none overlapping or touching another: so by start and by end. */
  readonly #sessions = new Map<string, Session[]>();
  readonly #queue = new EndQueue<Due>();
  /** Open sessions of all entities. */
  #count = 0;

  constructor(gapMs: number, cells: CellAlgebra) {
    this.#gapMs = gapMs;
    this.#cells = cells;
  }

  add({ eventMs, entity, values }: WindowEvent, watermarkMs: number): boolean {
    const endMs = eventMs + this.#gapMs;
    const open = this.#sessions.get(entity) ?? [];
    const at = lowerBound(open, eventMs, endOf);
    const touched = lowerBound(open, endMs + 1, startOf) - at;
    if (touched === 0 && endMs - 1 <= watermarkMs) return false;
    const first = touched === 0 ? undefined : open[at];
    const session = first ?? this.#open({ entity, startMs: eventMs, endMs, cell: this.#cells.create(), merged: false });
    session.startMs = Math.min(session.startMs, eventMs);
    session.endMs = Math.max(session.endMs, endMs);
    if (touched > 1) for (const other of open.splice(at + 1, touched - 1)) this.#absorb(session, other);
    this.#cells.add(session.cell, eventMs, values);
    return true;
  }

  fire(_beforeMs: number, watermarkMs: number, emit: (window: FiredWindow) => void): void {
    const fired: Session[] = [];
    for (let due = this.#queue.peek(); due !== undefined && due.dueMs - 1 <= watermarkMs; due = this.#queue.peek()) {
      this.#queue.pop();
      if (due.session.merged) continue;
      if (due.session.endMs - 1 > watermarkMs) this.#queue.push({ dueMs: due.session.endMs, session: due.session });
      else fired.push(due.session);
    }
    for (const session of fired.sort(compareSessions)) {
      this.#dropFired(session.entity, watermarkMs);
      emit(session);
    }
  }

  openWindows(): number {
    return this.#count;
  }

  cellCount(): number {
    return this.#count;
  }

  encode(writer: ByteWriter): void {
    const sessions = [...this.#sessions.values()].flat();
    this.#cells.encode(
      sessions.map(({ cell }) => cell),
      writer,
    );
    for (const session of sessions) {
      writer.text(session.entity);
      writer.number(session.startMs);
      writer.number(session.endMs);
    }
  }

  restore(reader: ByteReader): void {
    for (const cell of this.#cells.decode(reader)) {
      this.#open({ entity: reader.text(), startMs: reader.number(), endMs: reader.number(), cell, merged: false });
    }
  }

  #open(session: Session): Session {
    const open = this.#sessions.get(session.entity) ?? [];
    open.splice(lowerBound(open, session.endMs, endOf), 0, session);
    this.#sessions.set(session.entity, open);
    this.#queue.push({ dueMs: session.endMs, session });
    this.#count += 1;
    return session;
  }

  #absorb(session: Session, other: Session): void {
    session.startMs = Math.min(session.startMs, other.startMs);
    session.endMs = Math.max(session.endMs, other.endMs);
    this.#cells.merge(session.cell, other.cell);
    other.merged = true;
    this.#count -= 1;
  }

  /** The fired sessions of an entity come first, since they end first. */
  #dropFired(entity: string, watermarkMs: number): void {
    const open = this.#sessions.get(entity) ?? [];
    this.#count -= open.splice(0, lowerBound(open, watermarkMs + 2, endOf)).length;
    if (open.length === 0) this.#sessions.delete(entity);
  }
}

const startOf = (session: Session): number => session.startMs;

const endOf = (session: Session): number => session.endMs;

/** By end, start and entity, so that a replay and a restored snapshot fire in the same order. */
function compareSessions(left: Session, right: Session): number {
  if (left.endMs !== right.endMs) return left.endMs - right.endMs;
  if (left.startMs !== right.startMs) return left.startMs - right.startMs;
  return left.entity < right.entity ? -1 : 1;
}
