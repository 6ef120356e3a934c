import type { EventLogReader, LogRecord, PartitionRange, TopicRef } from '@freshet/event-log';

/** A record of a topic as text. */
export type SampledRecord = {
  readonly partition: number;
  readonly offset: number;
  readonly appendMs: number;
  readonly value: string | null;
};

/** Some records of a topic, in order of their arrival, and what the topic holds. */
export type Sample = { readonly records: readonly SampledRecord[]; readonly ranges: readonly PartitionRange[] };

/** Which records: the newest or the oldest. */
export type SampleOptions = { readonly limit: number; readonly newest: boolean };

/** Most bytes of values in one answer. */
const MAX_SAMPLE_BYTES = 8 * 1024 * 1024;

const byArrival = (a: LogRecord, b: LogRecord): number => a.appendMs - b.appendMs || a.partition - b.partition || a.offset - b.offset;

const readUpTo = async (
  log: EventLogReader,
  topic: TopicRef,
  { partition, from, end }: { partition: number; from: number; end: number },
): Promise<readonly LogRecord[]> => {
  const records: LogRecord[] = [];
  let offset = from;
  while (offset < end) {
    const page = await log.read(topic, partition, offset, end - offset);
    const last = page.at(-1);
    if (last === undefined) break;
    records.push(...page);
    offset = last.offset + 1;
  }
  return records;
};

const withinBudget = (records: readonly LogRecord[]): readonly LogRecord[] => {
  let bytes = 0;
  return records.filter(({ value }) => {
    bytes += value?.byteLength ?? 0;
    return bytes <= MAX_SAMPLE_BYTES;
  });
};

/** Reads a few records of a topic; empty for a topic that is not there. */
export const sampleTopic = async (log: EventLogReader, topic: TopicRef, { limit, newest }: SampleOptions): Promise<Sample> => {
  const ranges = await log.ranges(topic);
  const pages = await Promise.all(
    ranges.map(({ partition, start, end }) => {
      const from = newest ? Math.max(start, end - limit) : start;
      return readUpTo(log, topic, { partition, from, end: newest ? end : Math.min(end, start + limit) });
    }),
  );
  const records = pages.flat().sort(byArrival);
  const chosen = newest ? withinBudget(records.slice(-limit).reverse()).toReversed() : withinBudget(records.slice(0, limit));
  const decoder = new TextDecoder();
  return {
    records: chosen.map(({ partition, offset, appendMs, value }) => ({
      partition,
      offset,
      appendMs,
      value: value === null ? null : decoder.decode(value),
    })),
    ranges,
  };
};
