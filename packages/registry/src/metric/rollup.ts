import { z } from 'zod';
import { InstantMs } from '../name';

/** What is measured; the bodies are made and merged by the processing package. */
export const RollupKind = z.enum(['freshness', 'window_lag', 'lookups', 'events']);
export type RollupKind = z.infer<typeof RollupKind>;

/** Ten seconds of one measurement by one process. */
export const Rollup = z.object({
  tenant: z.string(),
  view: z.string(),
  kind: RollupKind,
  /** Start of the ten seconds. */
  bucketMs: InstantMs,
  /** Boot id of the process that measured; readers merge the writers. */
  writer: z.string(),
  /** JSON text. */
  body: z.string(),
});
export type Rollup = z.infer<typeof Rollup>;
