import type { LookupsBody } from '@freshet/processing/metrics';
import type { LookupCounts } from '@freshet/serving/lookup';

/** What one request got, in the words of the metric. */
export function lookupsBody({ present, nullValue, neverSeen, expired, error }: LookupCounts): LookupsBody {
  return { present, null_value: nullValue, never_seen: neverSeen, expired, error };
}
