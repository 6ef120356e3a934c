import type { EventLogWriter } from '../event-log';
import { EventLogError } from '../event-log';
import { decodeAppendRequest } from './append-request';
import { APPEND_PATH, ENSURE_TOPIC_PATH, errorAnswer } from './log-answer';

async function append(log: EventLogWriter, body: Uint8Array): Promise<string> {
  const { topic, records } = decodeAppendRequest(body);
  const appended = await log.append(topic, records);
  return JSON.stringify(appended.map(({ partition, firstOffset, count }) => ({ partition, first_offset: firstOffset, count })));
}

function nullableNumber(value: unknown): number | null {
  if (value === null || typeof value === 'number') return value;
  throw new EventLogError('bad_topic', 'A retention is a number or null.');
}

async function ensureTopic(log: EventLogWriter, body: Uint8Array): Promise<string> {
  const fields: Record<string, unknown> | null = JSON.parse(Buffer.from(body).toString('utf8'));
  const { tenant, topic, partitions, retention_ms, retention_bytes } = fields ?? {};
  if (typeof tenant !== 'string' || typeof topic !== 'string' || typeof partitions !== 'number') {
    throw new EventLogError('bad_topic', 'A topic needs tenant, topic and partitions.');
  }
  await log.ensureTopic(
    { tenant, topic },
    { partitions, retentionMs: nullableNumber(retention_ms), retentionBytes: nullableNumber(retention_bytes) },
  );
  return '{}';
}

/**
 * Answers a request of another process's remote writer, once its caller has been authenticated: `path` is `APPEND_PATH`
 * or `ENSURE_TOPIC_PATH`. Errors of the log become answers; anything else is thrown.
 */
export async function answerLogRequest(
  log: EventLogWriter,
  path: string,
  body: Uint8Array,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    if (path === APPEND_PATH) return { status: 200, body: await append(log, body) };
    if (path === ENSURE_TOPIC_PATH) return { status: 200, body: await ensureTopic(log, body) };
    return { status: 404, body: '{}' };
  } catch (error) {
    if (error instanceof EventLogError) return errorAnswer(error);
    if (error instanceof SyntaxError) return errorAnswer(new EventLogError('bad_topic', error.message));
    throw error;
  }
}
