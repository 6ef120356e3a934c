import { join } from 'node:path';
import { migrate } from '@freshet/prisma/migrate';
import { closeRegistry, ensureTenant, openRegistry } from '@freshet/registry';
import { REPOSITORY_ROOT } from '../repository-root';

/** Brings the registry's tables up to date and makes sure that the tenant `default` is there; the migrations applied. */
export const prepareRegistry = async (databaseUrl: string): Promise<readonly string[]> => {
  const applied = await migrate(databaseUrl, join(REPOSITORY_ROOT, 'prisma', 'migrations'));
  const db = openRegistry({ databaseUrl, maxConnections: 1 });
  try {
    await ensureTenant({ ctx: { db, actor: 'launcher', now: Date.now() }, input: { name: 'default' } });
  } finally {
    await closeRegistry(db);
  }
  return applied;
};
