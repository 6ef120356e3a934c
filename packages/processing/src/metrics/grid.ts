import { floorTo } from '../time/floor';
import type { Rollup, RollupCodec, RollupKind } from './rollup';

/** A chart's time axis: buckets of `stepMs`, aligned to 1970, that cover `[fromMs, toMs)`. The step is a multiple of the rollups' width. */
export type Grid = { readonly fromMs: number; readonly toMs: number; readonly stepMs: number };

/** One bucket of a grid with the merged body of its rollups; null where there is none, which is never zero. */
export type GridBucket<Body> = { readonly startMs: number; readonly body: Body | null };

/** The rollups of a kind on a grid, writers merged. */
export function placeOnGrid<Body>(
  rollups: readonly Rollup[],
  grid: Grid,
  as: { readonly kind: RollupKind; readonly codec: RollupCodec<Body> },
): GridBucket<Body>[] {
  const merged = new Map<number, Body>();
  for (const rollup of rollups) {
    if (rollup.kind !== as.kind) continue;
    const startMs = floorTo(rollup.bucketMs, grid.stepMs);
    const body = as.codec.decode(rollup.body);
    const before = merged.get(startMs);
    merged.set(startMs, before === undefined ? body : as.codec.merge(before, body));
  }
  const buckets: GridBucket<Body>[] = [];
  for (let startMs = floorTo(grid.fromMs, grid.stepMs); startMs < grid.toMs; startMs += grid.stepMs) {
    buckets.push({ startMs, body: merged.get(startMs) ?? null });
  }
  return buckets;
}

/** All rollups of a kind as one body; null when there is none. */
export function mergeRollups<Body>(
  rollups: readonly Rollup[],
  as: { readonly kind: RollupKind; readonly codec: RollupCodec<Body> },
): Body | null {
  const bodies = rollups.filter(({ kind }) => kind === as.kind).map(({ body }) => as.codec.decode(body));
  return bodies.length === 0 ? null : bodies.reduce((left, right) => as.codec.merge(left, right));
}
