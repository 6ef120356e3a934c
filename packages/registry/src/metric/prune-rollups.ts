import { z } from 'zod';
import { InstantMs } from '../name';
import { systemMutation } from '../verb';

export const PruneRollupsInput = z.object({ olderThanMs: InstantMs });

/** Removes the rollups of buckets that begin before `olderThanMs`; tells how many. */
export const pruneRollups = systemMutation(PruneRollupsInput, async ({ rows }, { olderThanMs }): Promise<number> => {
  const { count } = await rows.metricRollup.deleteMany({ where: { bucketMs: { lt: BigInt(olderThanMs) } } });
  return count;
});
