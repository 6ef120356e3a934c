import type { Prisma } from '@freshet/prisma';
import { fromJson, type JsonObject } from '../json';

/** Where a deployment's newest snapshot lies and what it covers. */
export type CheckpointRecord = {
  readonly deployment: string;
  /** Rises with every checkpoint of the deployment. */
  readonly seq: number;
  readonly epoch: number;
  readonly path: string;
  /** Partition → the next offset to read. */
  readonly offsets: Readonly<Record<string, number>>;
  /** The engine's counters, cumulative over all attempts. */
  readonly stats: JsonObject;
  readonly takenMs: number;
};

type CheckpointRow = Prisma.CheckpointGetPayload<Record<string, never>>;

/** The record of a row. */
export const toCheckpointRecord = (row: CheckpointRow): CheckpointRecord => ({
  deployment: String(row.deploymentId),
  seq: row.seq,
  epoch: row.epoch,
  path: row.path,
  offsets: fromJson<Readonly<Record<string, number>>>(row.offsets),
  stats: fromJson<JsonObject>(row.stats),
  takenMs: Number(row.takenMs),
});
