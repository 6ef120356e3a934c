import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit/list-audit';
import { getRevision } from '../revision/get-revision';
import { listRevisions } from '../revision/list-revisions';
import { sampleView } from '../testing/sample-view';
import { createWorld } from '../testing/world';
import { getFeatureView } from './get-feature-view';
import { listFeatureViews } from './list-feature-views';
import { publishFeatureView } from './publish-feature-view';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('feature view', () => {
  it('gets a revision per content and none for the same', async () => {
    const publish = (note: string) => publishFeatureView({ ctx: world.acme, input: sampleView('stats', { note }) });
    expect(await publish('a')).toEqual({ view: 'stats', revision: 1, created: true });
    expect(await publish('a')).toEqual({ view: 'stats', revision: 1, created: false });
    expect(await publish('b')).toEqual({ view: 'stats', revision: 2, created: true });
    expect((await listRevisions({ ctx: world.acme, input: { view: 'stats' } })).map(({ revision }) => revision)).toEqual([2, 1]);
    const published = (await listAudit({ ctx: world.acme, input: { limit: 9, object: 'feature_view:stats' } })).map(
      ({ detail }) => detail.revision,
    );
    expect(published).toEqual([2, 1]);
  });

  it('numbers revisions without gaps when many publish at once', async () => {
    const published = await Promise.all(
      Array.from({ length: 8 }, (_, note) => publishFeatureView({ ctx: world.acme, input: sampleView('busy', { note: `n${note % 4}` }) })),
    );
    expect(
      published
        .filter(({ created }) => created)
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([1, 2, 3, 4]);
  });

  it('shows its latest revision', async () => {
    expect(await getFeatureView({ ctx: world.acme, input: { view: 'stats' } })).toMatchObject({
      name: 'stats',
      description: 'b',
      owner: 'risk',
      tags: { tier: 'critical' },
      entityKeys: [{ name: 'customer_id', type: 'string' }],
      topic: 'transactions',
      latestRevision: 2,
      serving: null,
      document: 'name: stats\n',
      planHash: 'p1',
    });
  });

  it('fixes the owner of the plain key at its first revision', async () => {
    await publishFeatureView({ ctx: world.acme, input: sampleView('stats', { groups: [1_000, 2_000] }) });
    await publishFeatureView({ ctx: world.acme, input: sampleView('two', { groups: [1_000, 2_000] }) });
    await publishFeatureView({ ctx: world.acme, input: sampleView('two', { groups: [1_000] }) });
    expect((await getFeatureView({ ctx: world.acme, input: { view: 'stats' } }))?.plainGroup).toBe('tumbling_3600000');
    expect((await getFeatureView({ ctx: world.acme, input: { view: 'two' } }))?.plainGroup).toBeNull();
  });

  it('is seen by its tenant alone, and the same name is another view there', async () => {
    const ctx = world.other;
    expect(await listFeatureViews({ ctx, input: {} })).toEqual([]);
    expect(await getFeatureView({ ctx, input: { view: 'stats' } })).toBeNull();
    expect(await listRevisions({ ctx, input: { view: 'stats' } })).toEqual([]);
    expect(await getRevision({ ctx, input: { view: 'stats', revision: 1 } })).toBeNull();
    expect(await publishFeatureView({ ctx, input: sampleView('stats', { note: 'theirs' }) })).toMatchObject({ revision: 1, created: true });
    expect((await getFeatureView({ ctx: world.acme, input: { view: 'stats' } }))?.description).not.toBe('theirs');
  });

  it('never changes a revision', async () => {
    const update = world.acme.db.revision.updateMany({ where: { viewName: 'stats' }, data: { document: 'forged' } });
    await expect(update).rejects.toThrow(/immutable/);
    expect((await getRevision({ ctx: world.acme, input: { view: 'stats', revision: 1 } }))?.document).toBe('name: stats\n');
  });

  it('refuses a name that could carry SQL', async () => {
    const input = { ...sampleView('x'), normalised: { name: "x'; DROP TABLE tenant; --" } };
    await expect(publishFeatureView({ ctx: world.acme, input })).rejects.toMatchObject({ code: 'invalid' });
  });
});
