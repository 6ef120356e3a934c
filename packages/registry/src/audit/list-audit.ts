import { z } from 'zod';
import { fromJson, type JsonObject } from '../json';
import { tenantRead } from '../verb';

export const ListAuditInput = z.object({ limit: z.int().min(1).max(1_000), object: z.string().optional() });

/** Who did what, when. */
export type AuditRecord = {
  readonly id: string;
  readonly atMs: number;
  readonly actor: string;
  /** `feature_view.publish` */
  readonly action: string;
  /** `feature_view:realtime_transaction_stats` */
  readonly object: string;
  readonly detail: JsonObject;
};

/** The tenant's audit entries, or those of one object, newest first. */
export const listAudit = tenantRead(ListAuditInput, async ({ rows, tenant }, { limit, object }): Promise<readonly AuditRecord[]> => {
  const found = await rows.auditEntry.findMany({ where: { tenantName: tenant, object }, orderBy: { id: 'desc' }, take: limit });
  return found.map((row) => ({
    id: String(row.id),
    atMs: Number(row.atMs),
    actor: row.actor,
    action: row.action,
    object: row.object,
    detail: fromJson<JsonObject>(row.detail),
  }));
});
