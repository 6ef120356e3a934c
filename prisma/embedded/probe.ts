import { createServer } from 'node:net';
import { Client } from 'pg';

/** What answers at a port: our server, ours while it recovers, someone else, or nobody. */
export type ProbeResult = 'ready' | 'starting' | 'foreign' | 'closed';

/** SQLSTATE `cannot_connect_now`: starting up, shutting down or recovering. */
const CANNOT_CONNECT_NOW = '57P03';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Asks the server at `databaseUrl` whether it serves the cluster in `data`. Never throws. */
export const probePostgres = async (databaseUrl: string, data: string): Promise<ProbeResult> => {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {}); // a connection cut after the answer says nothing new
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory === data ? 'ready' : 'foreign';
  } catch (error) {
    const code = codeOf(error);
    if (code === CANNOT_CONNECT_NOW) return 'starting';
    return code === 'ECONNREFUSED' ? 'closed' : 'foreign';
  } finally {
    await client.end().catch(() => {});
  }
};

/** A loopback port that nobody listens on at this moment. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
