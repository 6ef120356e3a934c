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
/** Records read first when going backwards: few, since one may have 8 MiB. */
const FIRST_STRETCH = 16;

const byArrival = (a: LogRecord, b: LogRecord): number => a.appendMs - b.appendMs || a.partition - b.partition || a.offset - b.offset;

type Stretch = { readonly partition: number; readonly from: number; readonly end: number };

const sizeOf = (records: readonly LogRecord[]): number => records.reduce((sum, { value }) => sum + (value?.byteLength ?? 0), 0);

/** Records `[from, end)`; nothing is read behind the page that goes beyond `maxBytes`. */
const readStretch = async (
  log: EventLogReader,
  topic: TopicRef,
  { partition, from, end, maxBytes }: Stretch & { readonly maxBytes: number },
): Promise<readonly LogRecord[]> => {
  const records: LogRecord[] = [];
  for (let [offset, bytes] = [from, 0]; offset < end && bytes <= maxBytes; ) {
    const page = await log.read(topic, partition, offset, end - offset);
    if (page.length === 0) break;
    records.push(...page);
    bytes += sizeOf(page);
    offset += page.length;
  }
  return records;
};

/** Records `[from, end)` from the end on backwards, in stretches that grow while their records are small. */
const readBackwards = async (log: EventLogReader, topic: TopicRef, { partition, from, end }: Stretch): Promise<readonly LogRecord[]> => {
  let records: readonly LogRecord[] = [];
  let count = FIRST_STRETCH;
  for (let to = end; to > from && sizeOf(records) <= MAX_SAMPLE_BYTES; count *= 4) {
    const start = Math.max(from, to - count);
    const stretch = await readStretch(log, topic, { partition, from: start, end: to, maxBytes: Number.POSITIVE_INFINITY });
    records = [...stretch, ...records];
    to = start;
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
      if (newest) return readBackwards(log, topic, { partition, from: Math.max(start, end - limit), end });
      return readStretch(log, topic, { partition, from: start, end: Math.min(end, start + limit), maxBytes: MAX_SAMPLE_BYTES });
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
