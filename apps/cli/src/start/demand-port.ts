import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error';

const RETRY_MS = 250;

const bindError = (port: number, host: string): Promise<NodeJS.ErrnoException | null> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(error));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(null)));
  });

/** Makes sure that a port can be listened on, waiting up to `patienceMs` for it. Throws exit code 3 naming the port and its flag. */
export const demandPort = async (port: number, host: string, { flag, patienceMs }: { flag: string; patienceMs: number }): Promise<void> => {
  for (let waited = 0; ; waited += RETRY_MS) {
    const error = await bindError(port, host);
    if (error === null) return;
    if (waited < patienceMs && error.code === 'EADDRINUSE') await sleep(RETRY_MS);
    else if (error.code === 'EADDRINUSE') throw new CliError(3, `port ${port} is taken by another program; choose another with ${flag}`);
    else if (error.code === 'EACCES') throw new CliError(3, `port ${port} is for the administrator alone; choose another with ${flag}`);
    else throw new CliError(3, `cannot listen on ${host} (${error.code}); choose an address of this machine with --host`);
  }
};
