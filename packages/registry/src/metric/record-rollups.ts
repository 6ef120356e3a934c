import { z } from 'zod';
import { systemMutation } from '../verb';
import { Rollup } from './rollup';

export const RecordRollupsInput = z.object({ rollups: z.array(Rollup).readonly() });

/** Writes rollups; one that its writer wrote before for the same bucket is replaced. Two with one identity in a call: the later wins. */
export const recordRollups = systemMutation(RecordRollupsInput, async ({ rows }, { rollups }): Promise<void> => {
  const unique = [
    ...new Map(
      rollups.map((rollup) => [JSON.stringify([rollup.tenant, rollup.view, rollup.kind, rollup.bucketMs, rollup.writer]), rollup]),
    ).values(),
  ];
  if (unique.length === 0) return;
  await rows.$executeRaw`
    INSERT INTO metric_rollup (tenant, view, kind, bucket_ms, writer, body)
    SELECT * FROM unnest(
      ${unique.map(({ tenant }) => tenant)}::text[], ${unique.map(({ view }) => view)}::text[], ${unique.map(({ kind }) => kind)}::text[],
      ${unique.map(({ bucketMs }) => BigInt(bucketMs))}::bigint[], ${unique.map(({ writer }) => writer)}::text[], ${unique.map(({ body }) => body)}::text[])
    ON CONFLICT (tenant, view, kind, bucket_ms, writer) DO UPDATE SET body = excluded.body`;
});
