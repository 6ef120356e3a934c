import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishFeatureView } from '../feature-view/publish-feature-view';
import { sampleView } from '../testing/sample-view';
import { createWorld } from '../testing/world';
import { getSource } from './get-source';
import { listSources } from './list-sources';
import { listTopicsAcrossTenants } from './list-topics-across-tenants';
import { publishSource } from './publish-source';

let world: Awaited<ReturnType<typeof createWorld>>;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.drop());

describe('source', () => {
  it('keeps its document in the order of its keys, and its defaults', async () => {
    const document = { kind: 'source', name: 'orders', fields: [{ name: 'b' }, { name: 'a' }], aa: 1 };
    const record = await publishSource({ ctx: world.acme, input: { document } });
    expect(record).toMatchObject({ name: 'orders', topic: 'orders', partitions: 1, derived: false, updatedMs: 1_000 });
    expect(Object.keys(record.document)).toEqual(['kind', 'name', 'fields', 'aa']);
  });

  it('is seen by its tenant alone', async () => {
    expect(await getSource({ ctx: world.other, input: { name: 'orders' } })).toBeNull();
    expect(await listSources({ ctx: world.other, input: {} })).toEqual([]);
    expect((await listSources({ ctx: world.acme, input: {} })).map(({ name }) => name)).toEqual(['orders']);
  });

  it('is derived only where nobody declared one for the topic', async () => {
    await publishFeatureView({ ctx: world.acme, input: sampleView('v') });
    expect(await getSource({ ctx: world.acme, input: { name: 'transactions' } })).toMatchObject({ derived: true });
    await publishSource({ ctx: world.acme, input: { document: { name: 'declared', topic: 'clicks', partitions: 4 } } });
    await publishFeatureView({ ctx: world.acme, input: { ...sampleView('w'), sourceDocument: { name: 'clicks' } } });
    expect(await getSource({ ctx: world.acme, input: { name: 'clicks' } })).toBeNull();
  });

  it('tells the system every topic with the most partitions asked for', async () => {
    await publishSource({ ctx: world.other, input: { document: { name: 'again', topic: 'clicks', partitions: 2 } } });
    expect(await listTopicsAcrossTenants({ ctx: world.system, input: {} })).toEqual([
      { tenant: 'acme', topic: 'clicks', partitions: 4 },
      { tenant: 'acme', topic: 'orders', partitions: 1 },
      { tenant: 'acme', topic: 'transactions', partitions: 1 },
      { tenant: 'other', topic: 'clicks', partitions: 2 },
    ]);
  });
});
