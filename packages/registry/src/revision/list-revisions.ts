import { z } from 'zod';
import { ViewName } from '../name';
import { tenantRead } from '../verb';
import { type RevisionRecord, toRevisionRecord } from './revision-record';

export const ListRevisionsInput = z.object({ view: ViewName });

/** The revisions of a view, newest first; empty when there is no such view. */
export const listRevisions = tenantRead(
  ListRevisionsInput,
  async ({ rows, tenant }, { view }): Promise<readonly RevisionRecord[]> =>
    (await rows.revision.findMany({ where: { tenantName: tenant, viewName: view }, orderBy: { revision: 'desc' } })).map(toRevisionRecord),
);
