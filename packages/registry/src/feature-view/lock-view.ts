import type { Rows } from '../db';

/** Lets one transaction at a time change a view, until it ends; the view need not exist yet. */
export const lockView = async (rows: Rows, tenant: string, view: string): Promise<void> => {
  const key = `view ${tenant} ${view}`;
  await rows.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))) AS held`;
};
