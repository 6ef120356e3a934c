import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLogWriter, NewRecord, TopicOptions, TopicRef } from '../event-log';
import { EventLogError } from '../event-log';
import { encodeAppendRequest } from './append-request';
import { APPEND_PATH, answeredError, ENSURE_TOPIC_PATH } from './log-answer';

export type RemoteEventLogOptions = {
  /** Base address of the process that writes, `http://127.0.0.1:6566`. */
  readonly url: string;
  /** The secret of this start, sent as a bearer token. */
  readonly token: string;
  /** One request may take this long. 30 s by default. */
  readonly timeoutMs?: number;
  /** Tries after the first while nobody answers at all, each a little later. 6 by default, together about 3 s. */
  readonly retries?: number;
};

type Appended = Awaited<ReturnType<EventLogWriter['append']>>;
type Call = { readonly path: string; readonly body: Uint8Array<ArrayBuffer>; readonly contentType: string; readonly isIdempotent: boolean };

const FIRST_PAUSE_MS = 50;
const DEFAULT_RETRIES = 6;
const DEFAULT_TIMEOUT_MS = 30_000;

function causeCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

function parseAppended(body: string): Appended {
  const shares: readonly { readonly partition: number; readonly first_offset: number; readonly count: number }[] = JSON.parse(body);
  return shares.map(({ partition, first_offset, count }) => ({ partition, firstOffset: first_offset, count }));
}

/**
 * Appends through the process that holds the writer. A call nobody received (refused connection) is tried again; an append
 * whose answer was lost is not, since it may have been stored: it rejects with a retryable `unavailable`.
 */
class RemoteEventLog implements EventLogWriter {
  readonly #closed = new AbortController();

  constructor(private readonly options: RemoteEventLogOptions) {}

  async ensureTopic(topic: TopicRef, options: TopicOptions): Promise<void> {
    const { partitions, retentionMs, retentionBytes } = options;
    const fields = { ...topic, partitions, retention_ms: retentionMs, retention_bytes: retentionBytes };
    await this.#call({
      path: ENSURE_TOPIC_PATH,
      body: Buffer.from(JSON.stringify(fields)),
      contentType: 'application/json',
      isIdempotent: true,
    });
  }

  async append(topic: TopicRef, records: readonly NewRecord[]): Promise<Appended> {
    const body = encodeAppendRequest({ topic, records });
    return parseAppended(await this.#call({ path: APPEND_PATH, body, contentType: 'application/octet-stream', isIdempotent: false }));
  }

  async close(): Promise<void> {
    this.#closed.abort();
  }

  async #call(call: Call): Promise<string> {
    const retries = this.options.retries ?? DEFAULT_RETRIES;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#send(call);
      } catch (error) {
        if (error instanceof EventLogError) throw error;
        if (this.#closed.signal.aborted) throw new EventLogError('closed', 'The event log is closed.');
        const isSafe = call.isIdempotent || causeCode(error) === 'ECONNREFUSED';
        if (attempt >= retries || !isSafe)
          throw new EventLogError('unavailable', `The event log's process cannot be reached: ${String(error)}`, true);
        await sleep(FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal: this.#closed.signal }).catch(() => undefined);
      }
    }
  }

  async #send({ path, body, contentType }: Call): Promise<string> {
    if (this.#closed.signal.aborted) throw new EventLogError('closed', 'The event log is closed.');
    const answer = await fetch(new URL(path, this.options.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${this.options.token}`, 'content-type': contentType },
      body,
      signal: AbortSignal.any([this.#closed.signal, AbortSignal.timeout(this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS)]),
    });
    const text = await answer.text();
    if (answer.status !== 200) throw answeredError(answer.status, text);
    return text;
  }
}

/** A writer that appends through another process over HTTP. Same promises as the writer there. */
export function createRemoteEventLog(options: RemoteEventLogOptions): EventLogWriter {
  return new RemoteEventLog(options);
}
