import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedEventLog } from '../embedded/embedded-event-log';
import { createEmbeddedLogReader } from '../embedded/embedded-log-reader';
import type { EventLogWriter } from '../event-log';
import { EventLogError } from '../event-log';
import { codeOf, eventLogCases } from '../event-log.cases';
import { answerLogRequest } from './answer-log-request';
import { decodeAppendRequest, encodeAppendRequest } from './append-request';
import { createRemoteEventLog } from './remote-event-log';

const token = 'secret-of-this-start';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function serve(log: EventLogWriter): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end('no');
    const { status, body } = await answerLogRequest(log, request.url ?? '', await bodyOf(request));
    return response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

eventLogCases('event log of another process', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'freshet-log-'));
  const clock = { nowMs: 1_700_000_000_000 };
  const local = await createEmbeddedEventLog({ directory, now: () => clock.nowMs });
  const { server, url } = await serve(local);
  const writer = createRemoteEventLog({ url, token });
  const reader = createEmbeddedLogReader({ directory });
  const close = async () => {
    await writer.close();
    await reader.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await local.close();
    await rm(directory, { recursive: true });
  };
  return { writer, reader, clock, close };
});

describe('remote appends', () => {
  const topic = { tenant: 'default', topic: 'clicks' };

  it('maps errors back, and tells a foreign answer apart', async () => {
    const full: EventLogWriter = {
      ensureTopic: async () => undefined,
      append: async () => {
        throw new EventLogError('disk_full', 'no room', true);
      },
      close: async () => undefined,
    };
    const { server, url } = await serve(full);
    const error = await createRemoteEventLog({ url, token })
      .append(topic, [])
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'disk_full', message: 'no room', retryable: true });
    expect(await codeOf(createRemoteEventLog({ url, token: 'wrong' }).append(topic, []))).toBe('unavailable');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await codeOf(createRemoteEventLog({ url, token, retries: 1 }).append(topic, []))).toBe('unavailable');
  });

  it('waits for a process that is just starting, and does not repeat an append whose answer was lost', async () => {
    const probe = await serve({ ensureTopic: async () => undefined, append: async () => [], close: async () => undefined });
    const port = Number(new URL(probe.url).port);
    await new Promise((resolve) => probe.server.close(resolve));
    let received = 0;
    const server = createServer((request, response) => {
      received += 1;
      if (received === 1) response.end('[]');
      else request.socket.destroy();
    });
    const remote = createRemoteEventLog({ url: probe.url, token });
    const waiting = remote.append(topic, []);
    await new Promise((resolve) => setTimeout(resolve, 120));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await waiting).toEqual([]);
    expect(await codeOf(remote.append(topic, []))).toBe('unavailable');
    expect(received).toBe(2);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('carries any batch, and refuses any other bytes', () => {
    const bytes = fc.option(fc.uint8Array({ maxLength: 20 }), { nil: null });
    const records = fc.array(fc.record({ key: bytes, value: bytes, partition: fc.nat(9) }, { requiredKeys: ['key', 'value'] }));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), records, (tenant, name, some) => {
        const decoded = decodeAppendRequest(encodeAppendRequest({ topic: { tenant, topic: name }, records: some }));
        expect(decoded.topic).toEqual({ tenant, topic: name });
        expect(decoded.records.map((each) => ({ ...each, key: each.key && [...each.key], value: each.value && [...each.value] }))).toEqual(
          some.map((each) => ({ ...each, key: each.key && [...each.key], value: each.value && [...each.value] })),
        );
      }),
    );
    const body = encodeAppendRequest({ topic, records: [{ key: Buffer.from('k'), value: Buffer.from('value') }] });
    for (let length = 0; length < body.length; length += 1)
      expect(() => decodeAppendRequest(body.subarray(0, length))).toThrow(EventLogError);
    expect(() => decodeAppendRequest(Buffer.concat([body, Buffer.from([0])]))).toThrow(EventLogError);
  });
});
