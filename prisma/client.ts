import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';

export { Prisma, PrismaClient } from './generated/client';

/** Opens a client on a PostgreSQL URL with at most `maxConnections` connections; `$disconnect()` closes it. */
export const openClient = (databaseUrl: string, maxConnections = 8): PrismaClient =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl, max: maxConnections, connectionTimeoutMillis: 5_000 }) });
