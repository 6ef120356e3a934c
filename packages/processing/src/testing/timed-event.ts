import type { DecodedEvent } from '../record/record-decoder';

/** An event with the source's watermark before it. */
export type TimedEvent = DecodedEvent & { readonly beforeMs: number };
