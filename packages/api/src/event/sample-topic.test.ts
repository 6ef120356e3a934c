import type { EventLogReader, LogRecord } from '@freshet/event-log';
import { expect, it } from 'vitest';
import { sampleTopic } from './sample-topic';

const TOPIC = { tenant: 't', topic: 's' };

/** A partition whose records have these sizes; `read` counts the records it handed out. */
function logOf(sizes: readonly number[]): { readonly log: EventLogReader; readonly read: () => number } {
  let handedOut = 0;
  const records = sizes.map(
    (size, offset): LogRecord => ({ partition: 0, offset, appendMs: offset, key: null, value: new Uint8Array(size) }),
  );
  const log: EventLogReader = {
    topics: async () => [TOPIC.topic],
    ranges: async () => [{ partition: 0, start: 0, end: records.length }],
    read: async (...[, , offset, count]) => {
      const page = records.slice(offset, offset + Math.min(count, 7));
      handedOut += page.length;
      return page;
    },
    offsetAt: async () => 0,
    waitForMore: async () => undefined,
    close: async () => undefined,
  };
  return { log, read: () => handedOut };
}

it.each([
  { newest: true, offsets: Array.from({ length: 100 }, (_, index) => index + 200) },
  { newest: false, offsets: Array.from({ length: 100 }, (_, index) => index) },
])('gives the records asked for in their order: newest $newest', async ({ newest, offsets }) => {
  const { log } = logOf(Array.from({ length: 300 }, () => 10));
  const { records } = await sampleTopic(log, TOPIC, { limit: 100, newest });
  expect(records.map(({ offset }) => offset)).toEqual(offsets);
});

it.each([true, false])('stops reading once the answer is full: newest %s', async (newest) => {
  const { log, read } = logOf(Array.from({ length: 300 }, () => 1024 * 1024));
  const { records } = await sampleTopic(log, TOPIC, { limit: 300, newest });
  const eight = Array.from({ length: 8 }, (_, index) => index);
  expect(records.map(({ offset }) => offset)).toEqual(newest ? eight.map((index) => index + 292) : eight);
  expect(read()).toBeLessThan(40);
});
