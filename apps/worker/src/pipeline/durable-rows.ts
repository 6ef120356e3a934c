import { decodeOutputRecord } from '@freshet/definitions';
import type { EventLogReader, TopicRef } from '@freshet/event-log';
import { rowIdentity } from './row-identity';

const PAGE_RECORDS = 5_000;

/**
 * Identities of the rows that stand in the output log behind the given ends: what an attempt appended after its last
 * checkpoint. The next attempt computes them again and leaves them out, since the first durable row wins (`delivery.md` R2).
 */
export async function rowsBehind(reader: EventLogReader, topic: TopicRef, ends: readonly number[]): Promise<Set<string>> {
  const identities = new Set<string>();
  const decoder = new TextDecoder();
  for (const range of await reader.ranges(topic)) {
    let offset = Math.max(range.start, ends[range.partition] ?? 0);
    while (offset < range.end) {
      const records = await reader.read(topic, range.partition, offset, PAGE_RECORDS);
      if (records.length === 0) break;
      for (const { value } of records) if (value) identities.add(rowIdentity(decodeOutputRecord(decoder.decode(value))));
      offset += records.length;
    }
  }
  return identities;
}
