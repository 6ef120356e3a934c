import { floorTo } from '../time/floor';

/** Rollups are made at this width. */
export const ROLLUP_BUCKET_MS = 10_000;

/** What a rollup is about; the words are stored. */
export type RollupKind = 'freshness' | 'window_lag' | 'lookups' | 'events';

/** A stored rollup, as far as charts need it: one bucket of one kind by one writer. Readers merge the writers. */
export type Rollup = { readonly kind: RollupKind; readonly bucketMs: number; readonly body: string };

/** The bodies of one kind: a commutative monoid that is kept as JSON text. */
export interface RollupCodec<Body> {
  empty(): Body;
  /** Both as one; neither changes. */
  merge(left: Body, right: Body): Body;
  encode(body: Body): string;
  /** @throws MetricsError when the text is no body of this kind. */
  decode(text: string): Body;
}

/** Start of the bucket that an instant falls into. */
export function rollupBucketOf(ms: number): number {
  return floorTo(ms, ROLLUP_BUCKET_MS);
}
