import { MetricsError } from './metrics-error';
import { QuantileSketch, type SketchJson } from './quantile-sketch';
import { readBody, readNumber } from './read-body';
import type { RollupCodec } from './rollup';

/** Online writes of a bucket by the time of their acknowledgement. */
export type FreshnessBody = {
  /** All acknowledged writes. */
  readonly writes: number;
  /** Freshness in seconds of those that carried news. */
  readonly seconds: QuantileSketch;
};

/** One acknowledged online write. */
export type FreshnessSample = {
  readonly acknowledgedMs: number;
  /** Event time of the newest event in the row. */
  readonly newestEventMs: number;
  /** The same of the entity's row before, null when there was none. */
  readonly previousNewestEventMs: number | null;
};

/** Bodies of kind `freshness`. */
export const freshnessRollup: RollupCodec<FreshnessBody> = {
  empty: () => ({ writes: 0, seconds: new QuantileSketch() }),
  merge: (left, right) => {
    const seconds = new QuantileSketch();
    seconds.merge(left.seconds);
    seconds.merge(right.seconds);
    return { writes: left.writes + right.writes, seconds };
  },
  encode: (body) => JSON.stringify({ writes: body.writes, seconds: body.seconds.toJson() }),
  decode: (text) => {
    const body = readBody(text);
    const seconds: unknown = Reflect.get(body, 'seconds');
    if (!isSketch(seconds)) throw new MetricsError('"seconds" of the rollup body is no sketch.');
    return { writes: readNumber(body, 'writes'), seconds: QuantileSketch.fromJson(seconds) };
  },
};

/** The body of some writes. A row whose newest event is no newer than in the row before carries no news and is not judged. */
export function makeFreshness(samples: Iterable<FreshnessSample>): FreshnessBody {
  const seconds = new QuantileSketch();
  let writes = 0;
  for (const { acknowledgedMs, newestEventMs, previousNewestEventMs } of samples) {
    writes += 1;
    const news = previousNewestEventMs === null || newestEventMs > previousNewestEventMs;
    if (news) seconds.add((acknowledgedMs - newestEventMs) / 1000);
  }
  return { writes, seconds };
}

function isSketch(json: unknown): json is SketchJson {
  if (typeof json !== 'object' || json === null || !('bins' in json) || !('zero' in json)) return false;
  return typeof json.zero === 'number' && Array.isArray(json.bins) && json.bins.every(isBin);
}

function isBin(bin: unknown): boolean {
  return Array.isArray(bin) && bin.length === 2 && bin.every(Number.isInteger);
}
