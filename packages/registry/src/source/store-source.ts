import type { z } from 'zod';
import { audit } from '../audit-deed';
import { asJson } from '../json';
import type { TenantScope } from '../verb';
import type { SourceDocument } from './source-record';

/** Writes a source and its audit entry; nothing happens when the same document is there already. */
export const storeSource = async (scope: TenantScope, document: z.output<typeof SourceDocument>, derived: boolean): Promise<void> => {
  const { rows, tenant, now } = scope;
  const { name, topic = name, partitions = 1 } = document;
  const where = { tenantName_name: { tenantName: tenant, name } };
  const before = await rows.source.findUnique({ where });
  if (before && before.derived === derived && JSON.stringify(before.document) === JSON.stringify(document)) return;
  const data = { topic, partitions, document: asJson(document), derived, updatedMs: BigInt(now) };
  await rows.source.upsert({ where, create: { tenantName: tenant, name, ...data }, update: data });
  await audit(rows, {
    ...scope,
    action: derived ? 'source.derive' : 'source.publish',
    object: `source:${name}`,
    detail: { topic, partitions },
  });
};
