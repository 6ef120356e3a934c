import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { demandPort } from './demand-port';

const listen = () =>
  new Promise<{ port: number; close: () => Promise<void> }>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      done({ port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });

describe('demandPort', () => {
  it('names the port and its flag when the port is taken, and is content when it is free', async () => {
    const { port, close } = await listen();
    const demand = (patienceMs: number) => demandPort(port, '127.0.0.1', { flag: '--port', patienceMs });
    await expect(demand(0)).rejects.toMatchObject({
      exitCode: 3,
      message: `port ${port} is taken by another program; choose another with --port`,
    });
    setTimeout(close, 300);
    await demand(5_000);
    await demand(0);
  });

  it('names an address that is not of this machine', async () => {
    await expect(demandPort(7480, '203.0.113.1', { flag: '--port', patienceMs: 0 })).rejects.toThrow(
      /cannot listen on 203\.0\.113\.1 .* --host/,
    );
  });
});
