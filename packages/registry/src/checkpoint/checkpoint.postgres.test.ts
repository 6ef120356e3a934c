import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewDeadLetter } from '../dead-letter/dead-letter-record';
import { KEPT_PER_REASON_AND_DAY } from '../dead-letter/keep-dead-letters';
import { listDeadLetters } from '../dead-letter/list-dead-letters';
import { beginAttempt } from '../deployment/begin-attempt';
import { createWorld } from '../testing/world';
import { latestCheckpoint } from './latest-checkpoint';
import { saveCheckpoint } from './save-checkpoint';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

const letter = (offset: number, over: Partial<NewDeadLetter> = {}): NewDeadLetter => ({
  partition: 0,
  offset,
  reason: 'not_json_object',
  appendMs: 5_000,
  payload: new Uint8Array([0, 255, 10]),
  ...over,
});

const start = async (view: string, options: Parameters<typeof world.deploy>[2] = {}) => {
  const { id: deployment } = await world.deploy('acme', view, options);
  await beginAttempt({ ctx: world.system, input: { deployment, worker: 'w' } });
  return (seq: number, deadLetters: readonly NewDeadLetter[] = [], over: { epoch?: number; count?: number } = {}) => {
    const stats = { records: seq, deadLetters: { not_json_object: over.count ?? 0 } };
    const input = {
      deployment,
      epoch: over.epoch ?? 1,
      seq,
      path: `${view}-${seq}`,
      offsets: { 0: seq * 10 },
      stats,
      takenMs: 3_000,
      deadLetters,
    };
    return saveCheckpoint({ ctx: world.system, input }).then((saved) => ({ ...saved, deployment }));
  };
};

describe('checkpoint', () => {
  it('is replaced by a newer one, which tells what it replaced', async () => {
    const save = await start('one');
    expect((await save(1)).replacedPath).toBeNull();
    const { replacedPath, deployment } = await save(2);
    expect(replacedPath).toBe('one-1');
    expect(await latestCheckpoint({ ctx: world.system, input: { deployment } })).toMatchObject({
      seq: 2,
      epoch: 1,
      path: 'one-2',
      offsets: { 0: 20 },
    });
  });

  it('is refused from an older epoch and for an older seq, and then keeps no letters', async () => {
    const save = await start('two');
    const { deployment } = await save(2);
    await expect(save(2, [letter(1)])).rejects.toMatchObject({ code: 'conflict' });
    await beginAttempt({ ctx: world.system, input: { deployment, worker: 'w2' } });
    await expect(save(3, [letter(1)])).rejects.toMatchObject({ code: 'stale_epoch' });
    expect((await listDeadLetters({ ctx: world.acme, input: { view: 'two', limit: 10 } })).letters).toEqual([]);
    expect((await save(3, [letter(1)], { epoch: 2 })).replacedPath).toBe('two-2');
  });
});

describe('dead letters', () => {
  it('come back byte for byte, once, newest first, with the totals of the checkpoint', async () => {
    const save = await start('three');
    await save(1, [letter(1), letter(2, { payload: null })], { count: 2 });
    await save(2, [letter(2), letter(7, { reason: 'before_1970' })], { count: 50 });
    const { letters, totals } = await listDeadLetters({ ctx: world.acme, input: { view: 'three', limit: 10 } });
    expect(letters.map(({ offset }) => offset)).toEqual([7, 2, 1]);
    expect(letters[1]?.payload).toBeNull();
    expect([...(letters[2]?.payload ?? [])]).toEqual([0, 255, 10]);
    expect(totals).toMatchObject([{ view: 'three', revision: 1, reason: 'not_json_object', count: 50 }]);
    const page = await listDeadLetters({ ctx: world.acme, input: { view: 'three', limit: 1, before: letters[0]?.id } });
    expect(page.letters.map(({ offset }) => offset)).toEqual([2]);
  });

  it('are bounded by reason and day, not in the totals', async () => {
    const save = await start('four');
    const many = Array.from({ length: KEPT_PER_REASON_AND_DAY + 5 }, (_, offset) => letter(offset));
    await save(1, [...many, letter(5_000, { appendMs: 86_400_000 })], { count: many.length + 1 });
    await save(2, [letter(6_000)], { count: many.length + 2 });
    const { letters, totals } = await listDeadLetters({ ctx: world.acme, input: { view: 'four', limit: 1_000 } });
    const older = await listDeadLetters({ ctx: world.acme, input: { view: 'four', limit: 1_000, before: letters.at(-1)?.id } });
    expect(letters.length + older.letters.length).toBe(KEPT_PER_REASON_AND_DAY + 1);
    expect(totals[0]?.count).toBe(many.length + 2);
  });

  it('are told by deployment, back to the newest that read from the earliest record', async () => {
    const totals = async () => {
      const found = await listDeadLetters({ ctx: world.acme, input: { view: 'five', limit: 10 } });
      return { counts: found.totals.map(({ count }) => count), offsets: found.letters.map(({ offset }) => offset) };
    };
    await (await start('five'))(1, [letter(1)], { count: 3 });
    await (await start('five', { planHash: 'b'.repeat(64), start: 'latest' }))(1, [letter(9)], { count: 1 });
    expect(await totals()).toEqual({ counts: [1, 3], offsets: [9, 1] });
    await (await start('five', { planHash: 'c'.repeat(64) }))(1, [], { count: 4 });
    expect(await totals()).toEqual({ counts: [4], offsets: [] });
  });

  it('are seen by their tenant alone', async () => {
    expect(await listDeadLetters({ ctx: world.other, input: { limit: 10 } })).toEqual({ letters: [], totals: [] });
  });
});
