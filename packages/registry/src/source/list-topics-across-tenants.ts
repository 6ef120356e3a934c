import { z } from 'zod';
import { systemRead } from '../verb';

export const ListTopicsAcrossTenantsInput = z.object({});

/** A topic that some source reads. */
export type SourceTopic = { readonly tenant: string; readonly topic: string; readonly partitions: number };

/** Every topic of every source; where several sources of a tenant read one topic, with the most partitions any of them asks for. */
export const listTopicsAcrossTenants = systemRead(ListTopicsAcrossTenantsInput, async ({ rows }): Promise<readonly SourceTopic[]> => {
  const topics = await rows.source.groupBy({
    by: ['tenantName', 'topic'],
    _max: { partitions: true },
    orderBy: [{ tenantName: 'asc' }, { topic: 'asc' }],
  });
  return topics.map(({ tenantName, topic, _max }) => ({ tenant: tenantName, topic, partitions: _max.partitions ?? 1 }));
});
