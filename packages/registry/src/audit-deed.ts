import type { Prisma } from '@freshet/prisma';
import type { Rows } from './db';

/** One deed as its verb describes it. */
export type Deed = {
  readonly tenant: string;
  readonly actor: string;
  readonly now: number;
  /** `feature_view.publish` */
  readonly action: string;
  /** `feature_view:realtime_transaction_stats` */
  readonly object: string;
  readonly detail?: Prisma.InputJsonObject;
};

/** Writes the audit entry of a deed, inside the deed's own transaction. */
export const audit = async (rows: Rows, { tenant, actor, now, action, object, detail = {} }: Deed): Promise<void> => {
  await rows.auditEntry.create({ data: { tenantName: tenant, atMs: BigInt(now), actor, action, object, detail } });
};
