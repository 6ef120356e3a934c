/** What each number means, one sentence each: no number is shown without its definition. */
export const METRIC_DEFINITIONS = {
  freshness:
    'Time from the newest event in a row to the acknowledgement of its online write, judged only for rows with an event newer than the entity’s row before; percentiles are within 1 %.',
  staleness: 'Time since the newest event in the value that is served now; it grows while nothing arrives.',
  window_lag: 'Time since the end of the last window that was written; a chart shows the greatest of each interval.',
  event_time_lag: 'Time since the watermark: how far behind the clock the events are that the pipeline has taken in.',
  consumer_lag: 'Messages that stand in the source and have not been read.',
  hit_rate:
    'Of all requested features of one entity each, errors aside, the part that had a value or a computed NULL; the rest was never seen or had expired.',
  late: 'Events dropped because every window that held them had fired, counted per window group.',
} as const;

/** A metric that has a definition. */
export type MetricName = keyof typeof METRIC_DEFINITIONS;
