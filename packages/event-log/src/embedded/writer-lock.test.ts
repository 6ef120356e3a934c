import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../event-log.cases';
import { isAlive, ownIdentity } from './process-identity';
import { takeWriterLock } from './writer-lock';

describe('takeWriterLock', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'freshet-lock-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('gives the lock to one of many who ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => takeWriterLock(directory)));
    const taken = asked.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(taken).toHaveLength(1);
    await taken[0]?.release();
    expect(await readdir(directory)).toEqual(['writer.1.lock']);
    await (await takeWriterLock(directory)).release();
    expect(await readdir(directory)).toEqual(['writer.2.lock']);
  });

  it('takes over from a dead process, from one whose id was given to another, and from a torn file, once', async () => {
    const { pid, started } = ownIdentity();
    expect(isAlive({ pid, started })).toBe(true);
    for (let round = 0; round < 40; round += 1) {
      const text = ['999999999\n\n', `${pid}\nanother start\n`, '', 'garbage'][round % 4] ?? '';
      await writeFile(join(directory, `writer.${2 * round + 1}.lock`), text);
      const asked = await Promise.allSettled(Array.from({ length: 8 }, () => takeWriterLock(directory)));
      const taken = asked.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(taken).toHaveLength(1);
      expect(await codeOf(takeWriterLock(directory))).toBe('locked');
      await taken[0]?.release();
    }
  });
});
