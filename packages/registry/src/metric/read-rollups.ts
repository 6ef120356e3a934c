import { z } from 'zod';
import { InstantMs } from '../name';
import { tenantRead } from '../verb';
import { type Rollup, RollupKind } from './rollup';

export const ReadRollupsInput = z.object({ view: z.string(), kinds: z.array(RollupKind).readonly(), fromMs: InstantMs, toMs: InstantMs });

/** A view's rollups with `fromMs <= bucketMs < toMs`, in order of their buckets. */
export const readRollups = tenantRead(
  ReadRollupsInput,
  async ({ rows, tenant }, { view, kinds, fromMs, toMs }): Promise<readonly Rollup[]> => {
    const found = await rows.metricRollup.findMany({
      where: { tenantName: tenant, viewName: view, kind: { in: [...kinds] }, bucketMs: { gte: BigInt(fromMs), lt: BigInt(toMs) } },
      orderBy: [{ bucketMs: 'asc' }, { writer: 'asc' }],
    });
    return found.map((row) => ({
      tenant: row.tenantName,
      view: row.viewName,
      kind: RollupKind.parse(row.kind),
      bucketMs: Number(row.bucketMs),
      writer: row.writer,
      body: row.body,
    }));
  },
);
