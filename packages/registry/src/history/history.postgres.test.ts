import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../testing/world';
import { historyPosition } from './history-position';
import { listHistoryFiles } from './list-history-files';
import { publishHistory } from './publish-history';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
  await world.deploy('acme', 'v');
});
afterAll(() => world.drop());

const scope = { tenant: 'acme', view: 'v', keySpace: 1, group: 'tumbling_3600000' };
const place = { tenant: 'acme', view: 'v', keySpace: 1, topic: 'freshet.features.acme.v.k1', partition: 0 };
const file = (path: string) => ({ scope, path, rows: 3, bytes: 100, minEventMs: 1, maxEventMs: 2 });
const publish = ([previousEnd, nextOffset]: readonly [number, number], path: string, epoch?: number) =>
  publishHistory({ ctx: world.system, input: { ...place, epoch, previousEnd, nextOffset, files: [file(path)] } });
const position = () => historyPosition({ ctx: world.system, input: place });
const listed = async () => (await listHistoryFiles({ ctx: world.acme, input: { view: 'v' } })).map(({ path }) => path);

describe('history', () => {
  it('advances with its files, and only from where it stands', async () => {
    expect(await position()).toBe(0);
    await publish([0, 10], 'a');
    await publish([10, 20], 'b');
    await expect(publish([10, 20], 'again')).rejects.toMatchObject({ code: 'conflict' });
    await expect(publish([0, 5], 'first again')).rejects.toMatchObject({ code: 'conflict' });
    expect(await position()).toBe(20);
    expect(await listed()).toEqual(['a', 'b']);
  });

  it('lets one of two writers at the same place win', async () => {
    const outcomes = await Promise.allSettled([publish([20, 30], 'x'), publish([20, 31], 'y')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listed()).length).toBe(3);
  });

  it('refuses a fenced epoch and a file of another scope', async () => {
    await expect(publish([await position(), 40], 'z', 7)).rejects.toMatchObject({ code: 'stale_epoch' });
    const foreign = { ...file('f'), scope: { ...scope, tenant: 'other' } };
    const input = { ...place, previousEnd: 30, nextOffset: 40, files: [foreign] };
    await expect(publishHistory({ ctx: world.system, input })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is seen by its tenant alone', async () => {
    expect(await listHistoryFiles({ ctx: world.other, input: { view: 'v' } })).toEqual([]);
  });
});
