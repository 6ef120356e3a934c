import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EventLogError } from '../event-log';
import type { ProcessIdentity } from './process-identity';
import { isAlive, ownIdentity } from './process-identity';

/** Held by the one process that appends. */
export type WriterLock = { release(): Promise<void> };

const LOCK_FILE = 'writer.lock';
const MOST_TRIES = 8;

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function readOwner(path: string): Promise<{ readonly text: string; readonly owner: ProcessIdentity | null } | null> {
  try {
    const text = await readFile(path, 'utf8');
    const [pid, started] = text.split('\n');
    const owner = Number.isInteger(Number(pid)) && Number(pid) > 0 ? { pid: Number(pid), started: started || null } : null;
    return { text, owner };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Moves a dead owner's lock away; puts it back when it was not the one judged dead. */
async function removeDead(path: string, judged: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== judged) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}

/**
 * Takes the writer's lock of a log folder. A lock whose owner died (its id is gone, or belongs to a process that started
 * at another time) is taken over. Rejects with `locked` while its owner lives.
 */
export async function takeWriterLock(directory: string): Promise<WriterLock> {
  const path = join(directory, LOCK_FILE);
  const own = `${path}.${randomUUID()}`;
  const { pid, started } = ownIdentity();
  const text = `${pid}\n${started ?? ''}\n${randomUUID()}\n`;
  await writeFile(own, text);
  try {
    for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
      const taken = await link(own, path).then(
        () => true,
        (error: unknown) => {
          if (isCode(error, 'EEXIST')) return false;
          throw error;
        },
      );
      if (taken) return { release: () => removeDead(path, text) };
      const held = await readOwner(path);
      if (held === null) continue;
      if (held.owner !== null && isAlive(held.owner)) {
        throw new EventLogError('locked', `Process ${held.owner.pid} is writing to the event log in ${directory}.`, true);
      }
      await removeDead(path, held.text);
    }
    throw new EventLogError('locked', `Other processes are competing for the event log in ${directory}.`, true);
  } finally {
    await unlink(own);
  }
}
