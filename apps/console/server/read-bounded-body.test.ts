import { expect, it } from 'vitest';
import { readBoundedBody } from './read-bounded-body';

const posting = (chunks: readonly string[], headers: Record<string, string> = {}): Request => {
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  return new Request('http://console.test/api', init);
};

it('joins what comes in pieces, up to the last byte allowed', async () => {
  expect(await (await readBoundedBody(posting(['ab', 'cd']), 4))?.text()).toBe('abcd');
});

it('refuses a body that is longer than it may be, announced or not', async () => {
  expect(await readBoundedBody(posting(['ab', 'cd', 'e']), 4)).toBeNull();
  expect(await readBoundedBody(posting([], { 'content-length': '5' }), 4)).toBeNull();
});

it('reads a request without a body as an empty one', async () => {
  expect((await readBoundedBody(new Request('http://console.test/api'), 4))?.size).toBe(0);
});
