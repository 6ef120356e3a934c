import type { TopicOptions } from './event-log';

const DAY_MS = 86_400_000;
const GIBIBYTE = 1024 ** 3;

/** How long a source topic on the embedded log keeps its events: 7 days, and at most 4 GiB per partition. */
export function sourceTopicOptions(partitions: number): TopicOptions {
  return { partitions, retentionMs: 7 * DAY_MS, retentionBytes: 4 * GIBIBYTE };
}

/** An output log keeps its rows for 7 days (`delivery.md` R4). */
export function outputTopicOptions(partitions: number): TopicOptions {
  return { partitions, retentionMs: 7 * DAY_MS, retentionBytes: null };
}
