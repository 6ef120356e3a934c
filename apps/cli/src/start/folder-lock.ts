import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error';

/** Who holds a data folder. */
export type LockHolder = { readonly pid: number; readonly url: string };

/** A held lock; `release()` lets go. A process that dies lets go as well. */
export type FolderLock = { release(): Promise<void> };

/** Longest address of a local socket: `sun_path` less its final NUL, on Linux and, shorter, on macOS. */
const LONGEST_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const ANSWER_TIMEOUT_MS = 2_000;
/** Two that found the same dead lock at once: long enough for the second one's socket to be in place. */
const SETTLE_MS = 150;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The lock's address: `lock.sock` inside the folder; where that is too long for a socket, one named by the folder's hash. */
export const lockAddress = (dataDir: string): string => {
  if (process.platform === 'win32') return `\\\\.\\pipe\\freshet-${hashOf(dataDir)}`;
  const inside = join(dataDir, 'lock.sock');
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH_BYTES ? inside : join(tmpdir(), `freshet-${hashOf(dataDir)}.sock`);
};

const parseHolder = (text: string): LockHolder => {
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 0, url: '' };
  }
};

/** Asks whoever listens at the address; null when nobody does. One that does not answer in time holds the lock without a name. */
const askHolder = (address: string): Promise<LockHolder | null> =>
  new Promise((done) => {
    let answer = '';
    const socket = connect(address);
    socket.setEncoding('utf8').setTimeout(ANSWER_TIMEOUT_MS);
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('end', () => done(parseHolder(answer)));
    socket.on('timeout', () => {
      socket.destroy();
      done(parseHolder(answer));
    });
    socket.on('error', () => done(null));
  });

const listen = (address: string, holder: LockHolder): Promise<Server> =>
  new Promise((done, failed) => {
    const server = createServer((socket) => {
      socket.on('error', () => {}); // whoever asked has gone
      socket.end(JSON.stringify(holder));
    });
    server.once('error', failed);
    server.listen(address, () => done(server));
  });

const refuse = (dataDir: string, { pid, url }: LockHolder): CliError =>
  new CliError(
    3,
    url ? `already running at ${url} (process ${pid}, data in ${dataDir})` : `another process holds ${dataDir} and does not answer`,
  );

/**
 * Takes the lock of a data folder: a local socket that answers with the holder. A socket that nobody answers at is left from a
 * process that died and is taken over. Throws exit code 3, "already running at URL", when it is held.
 */
export const holdFolder = async (dataDir: string, holder: LockHolder): Promise<FolderLock> => {
  const address = lockAddress(dataDir);
  const before = await askHolder(address);
  if (before) throw refuse(dataDir, before);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = await listen(address, holder);
  await sleep(SETTLE_MS);
  const now = await askHolder(address);
  if (now?.pid !== holder.pid) {
    server.close();
    throw refuse(dataDir, now ?? { pid: 0, url: '' });
  }
  return { release: () => new Promise((done) => server.close(() => done())) };
};
