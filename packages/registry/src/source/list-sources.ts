import { z } from 'zod';
import { tenantRead } from '../verb';
import { type SourceRecord, toSourceRecord } from './source-record';

export const ListSourcesInput = z.object({});

/** The tenant's sources, by name. */
export const listSources = tenantRead(
  ListSourcesInput,
  async ({ rows, tenant }): Promise<readonly SourceRecord[]> =>
    (await rows.source.findMany({ where: { tenantName: tenant }, orderBy: { name: 'asc' } })).map(toSourceRecord),
);
