import { openClient, type Prisma, type PrismaClient } from '@freshet/prisma';

/** An open registry; everything outside this package passes it on and looks no further. */
export type Db = PrismaClient;

/** What a verb's body works on: the registry, or one transaction of it. */
export type Rows = Prisma.TransactionClient;

/** Opens the registry at a PostgreSQL URL, lazily: the first verb connects. */
export const openRegistry = (options: { readonly databaseUrl: string; readonly maxConnections?: number }): Db =>
  openClient(options.databaseUrl, options.maxConnections);

/** Closes every connection; verbs under way are waited for. */
export const closeRegistry = (db: Db): Promise<void> => db.$disconnect();
