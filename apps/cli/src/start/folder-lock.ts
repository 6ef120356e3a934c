import { createHash, randomBytes } from 'node:crypto';
import { linkSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { CliError } from '../cli-error';

/** Who holds a data folder. */
export type LockHolder = { readonly pid: number; readonly url: string };

/** A held lock; `release()` lets go. A process that dies lets go as well. */
export type FolderLock = { release(): Promise<void> };

/** Longest address of a local socket: `sun_path` less its final NUL, on Linux and, shorter, on macOS. */
const LONGEST_SOCKET_PATH_BYTES = process.platform === 'linux' ? 107 : 103;
const ANSWER_TIMEOUT_MS = 2_000;
/** Behind the lock's name: a dot and a turn's number, or a letter and eight digits while a start tries for it. */
const LONGEST_SUFFIX_BYTES = 10;
const MOST_TRIES = 20;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The lock's address less its turn: `lock.sock` inside the folder; where that is too long for a socket, one named by the folder's hash. */
export const lockAddress = (dataDir: string): string => {
  if (process.platform === 'win32') return `\\\\.\\pipe\\freshet-${hashOf(dataDir)}`;
  const inside = join(dataDir, 'lock.sock');
  return Buffer.byteLength(inside) + LONGEST_SUFFIX_BYTES <= LONGEST_SOCKET_PATH_BYTES
    ? inside
    : join(tmpdir(), `freshet-${hashOf(dataDir)}.sock`);
};

const UNNAMED: LockHolder = { pid: 0, url: '' };

const isNobody = ({ code }: NodeJS.ErrnoException): boolean => code === 'ECONNREFUSED' || code === 'ENOENT';

const parseHolder = (text: string): LockHolder => {
  try {
    return JSON.parse(text);
  } catch {
    return UNNAMED;
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
    // Nobody listens, or there is nothing; any other error is that of a socket which is not ours to remove.
    socket.on('error', (error: NodeJS.ErrnoException) => done(isNobody(error) ? null : UNNAMED));
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

const turnPath = (address: string, turn: number): string => `${address}.${turn}`;

const listTurns = (address: string): readonly number[] => {
  const prefix = `${basename(address)}.`;
  const names = readdirSync(dirname(address)).filter((name) => name.startsWith(prefix));
  return names
    .map((name) => name.slice(prefix.length))
    .filter((rest) => /^[1-9]\d*$/.test(rest))
    .map(Number)
    .sort((a, b) => a - b);
};

/** Gives a listening socket a second name; false when that name is taken. */
const claim = (own: string, path: string): boolean => {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** Tries for the turn behind the last; false when another was quicker. Throws while the last turn's holder answers. */
const tryNextTurn = async (dataDir: string, address: string, own: string): Promise<boolean> => {
  const last = listTurns(address).at(-1) ?? 0;
  const found = last === 0 ? null : await askHolder(turnPath(address, last));
  if (found) throw refuse(dataDir, found);
  if (!claim(own, turnPath(address, last + 1))) return false;
  const turns = listTurns(address);
  const isHighest = turns.at(-1) === last + 1;
  for (const turn of isHighest ? turns.slice(0, -1) : [last + 1]) rmSync(turnPath(address, turn), { force: true });
  return isHighest;
};

/**
 * Holders take numbered turns: the highest number is the lock, a number is given to one socket only, which listens already,
 * and is removed only below a higher one. So two never hold it, and a held one always answers.
 */
const hold = async (dataDir: string, address: string, holder: LockHolder): Promise<FolderLock> => {
  const own = `${address}.n${randomBytes(4).toString('hex')}`;
  const server = await listen(own, holder);
  const release = () => new Promise<void>((done) => server.close(() => done()));
  try {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      if (!(await tryNextTurn(dataDir, address, own))) continue;
      rmSync(own);
      return { release };
    }
    throw refuse(dataDir, UNNAMED);
  } catch (error) {
    await release();
    throw error;
  }
};

/** Windows: a pipe's name is held by one process at a time and goes with it. */
const holdPipe = async (dataDir: string, address: string, holder: LockHolder): Promise<FolderLock> => {
  const before = await askHolder(address);
  if (before) throw refuse(dataDir, before);
  const server = await listen(address, holder);
  return { release: () => new Promise((done) => server.close(() => done())) };
};

/**
 * Takes the lock of a data folder: a local socket that answers with the holder. A socket that nobody answers at is left from a
 * process that died and is taken over. Throws exit code 3, "already running at URL", when it is held.
 */
export const holdFolder = async (dataDir: string, holder: LockHolder): Promise<FolderLock> => {
  const address = lockAddress(dataDir);
  try {
    return await (process.platform === 'win32' ? holdPipe : hold)(dataDir, address, holder);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(3, `the data folder ${dataDir} cannot be locked: ${error instanceof Error ? error.message : String(error)}`);
  }
};
