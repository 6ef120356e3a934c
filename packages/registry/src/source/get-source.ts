import { z } from 'zod';
import { SourceName } from '../name';
import { tenantRead } from '../verb';
import { type SourceRecord, toSourceRecord } from './source-record';

export const GetSourceInput = z.object({ name: SourceName });

/** The source of this name, or null. */
export const getSource = tenantRead(GetSourceInput, async ({ rows, tenant }, { name }): Promise<SourceRecord | null> => {
  const row = await rows.source.findUnique({ where: { tenantName_name: { tenantName: tenant, name } } });
  return row && toSourceRecord(row);
});
