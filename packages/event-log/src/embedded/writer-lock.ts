import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventLogError } from '../event-log';
import type { ProcessIdentity } from './process-identity';
import { isAlive, ownIdentity } from './process-identity';

/** Held by the one process that appends. */
export type WriterLock = { release(): Promise<void> };

const LOCK_FILE = /^writer\.(\d+)\.lock$/;
const RELEASED = 'released\n';
const MOST_TRIES = 50;

function lockPath(directory: string, turn: number): string {
  return join(directory, `writer.${turn}.lock`);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function listTurns(directory: string): Promise<number[]> {
  const turns = (await readdir(directory)).map((name) => Number(LOCK_FILE.exec(name)?.[1] ?? 0));
  return turns.filter((turn) => turn > 0).sort((a, b) => a - b);
}

/** Who holds a turn; null when it was released, or is gone. */
async function holderOf(directory: string, turn: number): Promise<ProcessIdentity | null> {
  try {
    const [pid, started] = (await readFile(lockPath(directory, turn), 'utf8')).split('\n');
    return Number.isInteger(Number(pid)) && Number(pid) > 0 ? { pid: Number(pid), started: started || null } : null;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Tries for the next turn; null when another was quicker. Rejects with `locked` while the last turn's holder lives. */
async function tryNextTurn(directory: string, own: string): Promise<number | null> {
  const last = (await listTurns(directory)).at(-1) ?? 0;
  const holder = await holderOf(directory, last);
  if (holder !== null && isAlive(holder)) {
    throw new EventLogError('locked', `Process ${holder.pid} is writing to the event log in ${directory}.`, true);
  }
  try {
    await link(own, lockPath(directory, last + 1));
  } catch (error) {
    if (isCode(error, 'EEXIST')) return null;
    throw error;
  }
  const turns = await listTurns(directory);
  if (turns.at(-1) !== last + 1) {
    await unlink(lockPath(directory, last + 1));
    return null;
  }
  for (const turn of turns.slice(0, -1)) await unlink(lockPath(directory, turn)).catch(() => undefined);
  return last + 1;
}

async function release(directory: string, turn: number): Promise<void> {
  const released = join(directory, `.${randomUUID()}.tmp`);
  await writeFile(released, RELEASED);
  await rename(released, lockPath(directory, turn));
}

/**
 * Takes the writer's lock of a log folder. Holders take numbered turns: the highest number holds the lock, a number is
 * linked into place by one process only, and is removed only below a higher one, so that two can never hold it. A turn
 * passes on once its holder released it or died (its id is gone, or belongs to a process that started at another time).
 * Rejects with `locked` while its holder lives.
 */
export async function takeWriterLock(directory: string): Promise<WriterLock> {
  const own = join(directory, `.${randomUUID()}.tmp`);
  const { pid, started } = ownIdentity();
  await writeFile(own, `${pid}\n${started ?? ''}\n`);
  try {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const turn = await tryNextTurn(directory, own);
      if (turn !== null) return { release: () => release(directory, turn) };
    }
    throw new EventLogError('locked', `Other processes are competing for the event log in ${directory}.`, true);
  } finally {
    await unlink(own);
  }
}
