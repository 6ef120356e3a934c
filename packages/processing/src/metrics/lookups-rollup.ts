import { createCountsCodec } from './counts-codec';
import type { RollupCodec } from './rollup';

/** Requested stored features of one entity each, by outcome; join keys and derived features are not among them. */
export type LookupsBody = {
  readonly present: number;
  readonly null_value: number;
  readonly never_seen: number;
  readonly expired: number;
  readonly error: number;
};

/** Bodies of kind `lookups`. */
export const lookupsRollup: RollupCodec<LookupsBody> = createCountsCodec(['present', 'null_value', 'never_seen', 'expired', 'error']);

/** (present + null) / (all − error); null when nothing but errors was asked. */
export function hitRateOf(body: LookupsBody): number | null {
  const found = body.present + body.null_value;
  const asked = found + body.never_seen + body.expired;
  return asked === 0 ? null : found / asked;
}
