import { z } from 'zod';
import { ViewName } from '../name';
import { tenantRead } from '../verb';
import { type RevisionRecord, toRevisionRecord } from './revision-record';

export const GetRevisionInput = z.object({ view: ViewName, revision: z.int().min(1) });

/** One revision of a view, or null. */
export const getRevision = tenantRead(GetRevisionInput, async ({ rows, tenant }, { view, revision }): Promise<RevisionRecord | null> => {
  const row = await rows.revision.findUnique({ where: { tenantName_viewName_revision: { tenantName: tenant, viewName: view, revision } } });
  return row && toRevisionRecord(row);
});
