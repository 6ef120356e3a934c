import type { Prisma } from '@freshet/prisma';
import { z } from 'zod';

/** A JSON object as kept in the registry. */
export type JsonObject = { readonly [name: string]: unknown };

/** A value that came through JSON or a Zod schema, as the database's client wants it. Anything that is not JSON is lost here. */
export const asJson = (value: unknown): Prisma.InputJsonValue => JSON.parse(JSON.stringify(value));

/** A JSON column that only our own verbs write, under the type they wrote. */
export const fromJson = <Written>(value: Prisma.JsonValue): Written => value as Written;

/** A document that fits `schema`, handed on as it came: parsing would put the known keys first. */
export const asGiven = <Schema extends z.ZodType>(schema: Schema) =>
  z.custom<z.output<Schema>>((value) => schema.safeParse(value).success, 'not a normalised document');
