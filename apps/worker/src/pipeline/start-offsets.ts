import type { Plan } from '@freshet/definitions';
import type { EventLogReader, TopicRef } from '@freshet/event-log';
import type { DeploymentStart } from '@freshet/registry';

/** Where a new deployment begins to read, and from where on its rows are whole (`delivery.md` K6). */
export type StartPoint = {
  /** By partition. */
  readonly offsets: readonly number[];
  /** Rows whose window starts before it are discarded, epoch ms; sessions add their gap. Null when nothing was missed. */
  readonly validFromMs: number | null;
};

type Options = {
  readonly reader: EventLogReader;
  readonly topic: TopicRef;
  readonly start: DeploymentStart;
  readonly plan: Plan;
  readonly nowMs: number;
};

/** Finds the start of a deployment that never ran. */
export async function findStart({ reader, topic, start, plan, nowMs }: Options): Promise<StartPoint> {
  const ranges = await reader.ranges(topic);
  if (start === 'earliest') {
    const offsets = ranges.map((range) => range.start);
    if (offsets.every((offset) => offset === 0)) return { offsets, validFromMs: null };
    return { offsets, validFromMs: (await firstAppend(reader, topic, offsets)) + plan.source.watermarkDelayMs };
  }
  const offsets =
    start === 'latest'
      ? ranges.map((range) => range.end)
      : await Promise.all(ranges.map(({ partition }) => reader.offsetAt(topic, partition, start)));
  // Nothing lies before the start of a log that has nothing at all.
  if (ranges.every((range) => range.end === 0)) return { offsets, validFromMs: null };
  return { offsets, validFromMs: (start === 'latest' ? nowMs : start) + plan.source.watermarkDelayMs };
}

/** When the newest of the partitions' first available records was appended. */
async function firstAppend(reader: EventLogReader, topic: TopicRef, offsets: readonly number[]): Promise<number> {
  const firsts = await Promise.all(offsets.map((offset, partition) => reader.read(topic, partition, offset, 1)));
  return Math.max(...firsts.map(([record]) => record?.appendMs ?? 0));
}
