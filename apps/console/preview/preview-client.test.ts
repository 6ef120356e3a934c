import { parseDeclarations } from '@freshet/definitions';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPreviewClient, type WorkerPort } from './preview-client';
import type { PreviewRequest, PreviewResult } from './preview-message';

class FakeWorker implements WorkerPort {
  readonly posted: PreviewRequest[] = [];
  terminated = false;
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;

  postMessage(message: PreviewRequest): void {
    this.posted.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(result: PreviewResult): void {
    this.onmessage?.({ data: { id: this.posted.at(-1)?.id ?? 0, result } });
  }
}

const plan = parseDeclarations(
  'name: v\nkafka_topic: t\nentity_keys: [k]\naggregations:\n  - { name: n, aggregation: count, window: { window_type: tumbling, size: 1h } }\n',
).plans[0]?.plan;
if (!plan) throw new Error('the declaration does not compile');
const request = { plan, records: [] };
const result: PreviewResult = { rows: [], records: 0, tombstones: 0, late: {}, deadLetters: [], unreadable: {}, tookMs: 1 };

const setUp = () => {
  const workers: FakeWorker[] = [];
  const client = createPreviewClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, client };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('one worker serves one run after the other', async () => {
  const { workers, client } = setUp();
  const first = client.run(request);
  workers[0]?.answer(result);
  await expect(first).resolves.toBe(result);
  const second = client.run(request);
  workers[0]?.answer(result);
  await expect(second).resolves.toBe(result);
  expect(workers).toHaveLength(1);
});

test('a worker that dies fails its run and is replaced by the next', async () => {
  const { workers, client } = setUp();
  const first = client.run(request);
  workers[0]?.onerror?.({ message: 'out of memory' });
  await expect(first).rejects.toMatchObject({ code: 'crashed', message: 'out of memory' });
  const second = client.run(request);
  expect(workers).toHaveLength(2);
  workers[1]?.answer(result);
  await expect(second).resolves.toBe(result);
});

test('a worker that hangs is ended after 15 s', async () => {
  const { workers, client } = setUp();
  const run = client.run(request);
  const outcome = expect(run).rejects.toMatchObject({ code: 'timed_out' });
  vi.advanceTimersByTime(15_000);
  await outcome;
  expect(workers[0]?.terminated).toBe(true);
});

test('a newer run supersedes an older one that is still computed', async () => {
  const { workers, client } = setUp();
  void client.run(request);
  const second = client.run(request);
  expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  workers[1]?.answer(result);
  await expect(second).resolves.toBe(result);
});
