import { MetricsError } from './metrics-error';
import { readBody } from './read-body';
import type { RollupCodec } from './rollup';

/** The greatest lags seen in a bucket; null where there was nothing to measure. */
export type WindowLagBody = {
  /** Now − end of the last window written. */
  readonly window_lag_ms: number | null;
  /** Now − watermark. */
  readonly event_time_lag_ms: number | null;
  /** Messages that stand in the source unread. */
  readonly consumer_lag: number | null;
};

/** Bodies of kind `window_lag`. */
export const windowLagRollup: RollupCodec<WindowLagBody> = {
  empty: () => ({ window_lag_ms: null, event_time_lag_ms: null, consumer_lag: null }),
  merge: (left, right) => ({
    window_lag_ms: greater(left.window_lag_ms, right.window_lag_ms),
    event_time_lag_ms: greater(left.event_time_lag_ms, right.event_time_lag_ms),
    consumer_lag: greater(left.consumer_lag, right.consumer_lag),
  }),
  encode: (body) => JSON.stringify(body),
  decode: (text) => {
    const body = readBody(text);
    return {
      window_lag_ms: readLag(body, 'window_lag_ms'),
      event_time_lag_ms: readLag(body, 'event_time_lag_ms'),
      consumer_lag: readLag(body, 'consumer_lag'),
    };
  },
};

/** The body of one look at a pipeline. */
export function makeWindowLag(look: {
  readonly nowMs: number;
  readonly lastWindowEndMs: number | null;
  readonly watermarkMs: number | null;
  readonly consumerLag: number | null;
}): WindowLagBody {
  return {
    window_lag_ms: look.lastWindowEndMs === null ? null : look.nowMs - look.lastWindowEndMs,
    event_time_lag_ms: look.watermarkMs === null ? null : look.nowMs - look.watermarkMs,
    consumer_lag: look.consumerLag,
  };
}

function greater(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return left ?? right;
  return Math.max(left, right);
}

function readLag(body: object, name: string): number | null {
  const value: unknown = Reflect.get(body, name) ?? null;
  if (value !== null && typeof value !== 'number') throw new MetricsError(`"${name}" of the rollup body is no number.`);
  return value;
}
