import type { Plan } from '@freshet/definitions';
import type { Prisma } from '@freshet/prisma';
import { fromJson, type JsonObject } from '../json';

/** One immutable version of a feature view; shown as `r<revision>`. */
export type RevisionRecord = {
  readonly view: string;
  /** 1, 2, … */
  readonly revision: number;
  /** As its author wrote it. */
  readonly document: string;
  /** The normalised document, wire form. */
  readonly normalised: JsonObject;
  readonly plan: Plan;
  readonly planHash: string;
  readonly createdMs: number;
  readonly actor: string;
};

type RevisionRow = Prisma.RevisionGetPayload<Record<string, never>>;

/** The record of a row. */
export const toRevisionRecord = (row: RevisionRow): RevisionRecord => ({
  view: row.viewName,
  revision: row.revision,
  document: row.document,
  normalised: fromJson<JsonObject>(row.normalised),
  plan: fromJson<Plan>(row.plan),
  planHash: row.planHash,
  createdMs: Number(row.createdMs),
  actor: row.actor,
});
