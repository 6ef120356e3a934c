import type { Prisma } from '@freshet/prisma';
import { z } from 'zod';
import { asGiven, fromJson, type JsonObject } from '../json';
import { SourceName } from '../name';

/** A source as kept. `document` is its normalised declaration, wire form. */
export type SourceRecord = {
  readonly name: string;
  readonly topic: string;
  readonly partitions: number;
  readonly document: JsonObject;
  readonly updatedMs: number;
  /** True when a feature view named the topic and nobody declared the source. */
  readonly derived: boolean;
};

/** What the registry itself reads of a normalised source document. */
export const SourceDocument = asGiven(
  z.looseObject({
    name: SourceName,
    topic: SourceName.optional(),
    partitions: z.int().min(1).max(1024).optional(),
  }),
);

type SourceRow = Prisma.SourceGetPayload<Record<string, never>>;

/** The record of a row. */
export const toSourceRecord = (row: SourceRow): SourceRecord => ({
  name: row.name,
  topic: row.topic,
  partitions: row.partitions,
  document: fromJson<JsonObject>(row.document),
  updatedMs: Number(row.updatedMs),
  derived: row.derived,
});
