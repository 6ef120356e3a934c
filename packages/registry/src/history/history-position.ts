import { z } from 'zod';
import { systemRead } from '../verb';

export const HistoryPositionInput = z.object({
  tenant: z.string(),
  view: z.string(),
  keySpace: z.int(),
  topic: z.string(),
  partition: z.int().min(0),
});

/** The next offset of the output log that is not in history yet; 0 before the first. */
export const historyPosition = systemRead(
  HistoryPositionInput,
  async ({ rows }, { tenant, view, keySpace, topic, partition }): Promise<number> => {
    const row = await rows.historyPosition.findUnique({
      where: { tenantName_viewName_keySpace_topic_partition: { tenantName: tenant, viewName: view, keySpace, topic, partition } },
    });
    return Number(row?.nextOffset ?? 0n);
  },
);
