import { z } from 'zod';
import { tenantMutation } from '../verb';
import { SourceDocument, type SourceRecord, toSourceRecord } from './source-record';
import { storeSource } from './store-source';

export const PublishSourceInput = z.object({ document: SourceDocument });

/** Stores a declared source under its name, in place of what stood there (a derived one, or its own earlier form). */
export const publishSource = tenantMutation(PublishSourceInput, async (scope, { document }): Promise<SourceRecord> => {
  await storeSource(scope, document, false);
  const where = { tenantName_name: { tenantName: scope.tenant, name: document.name } };
  return toSourceRecord(await scope.rows.source.findUniqueOrThrow({ where }));
});
