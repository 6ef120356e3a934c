import { createCountsCodec } from './counts-codec';
import type { RollupCodec } from './rollup';

/** What a pipeline took in and gave out in a bucket. */
export type EventsBody = { readonly records: number; readonly late: number; readonly dead_letters: number; readonly rows: number };

/** Bodies of kind `events`. */
export const eventsRollup: RollupCodec<EventsBody> = createCountsCodec(['records', 'late', 'dead_letters', 'rows']);
