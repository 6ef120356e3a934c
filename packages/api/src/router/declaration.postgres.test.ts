import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENT, openApiWorld } from '../testing/open-api-world';

let world: Awaited<ReturnType<typeof openApiWorld>>;
beforeAll(async () => {
  world = await openApiWorld();
});
afterAll(() => world.close());

const acme = { tenant: 'acme' } as const;

describe('declarations', () => {
  it('are checked without being stored', async () => {
    const checked = await world.api.declaration.check({ ...acme, text: DOCUMENT });
    expect(checked.plans.map(({ view, planHash }) => [view, planHash.length])).toEqual([['txn_stats', 64]]);
    expect(await world.api.featureView.list(acme)).toEqual([]);
  });

  it('are refused with every diagnostic, and nothing is stored', async () => {
    const broken = `${DOCUMENT}---\nname: other_view\nkafka_topic: t\nentity_keys: []\naggregations: []\n`;
    await expect(world.api.declaration.publish({ ...acme, text: broken })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { diagnostics: expect.arrayContaining([expect.objectContaining({ severity: 'error', document: 1 })]) },
    });
    expect(await world.api.featureView.list(acme)).toEqual([]);
  });

  it('make a revision once, keep the author’s own words, and are seen by their tenant alone', async () => {
    expect(await world.api.declaration.publish({ ...acme, text: DOCUMENT })).toEqual([{ view: 'txn_stats', revision: 1, created: true }]);
    expect(await world.api.declaration.publish({ ...acme, text: `${DOCUMENT}# another comment\n` })).toEqual([
      { view: 'txn_stats', revision: 1, created: false },
    ]);
    const view = await world.api.featureView.get({ ...acme, view: 'txn_stats' });
    expect(view.document).toBe(DOCUMENT);
    expect(view.sql).toContain('TUMBLE');
    expect(await world.api.featureView.list({ tenant: 'other' })).toEqual([]);
    await expect(world.api.featureView.get({ tenant: 'other', view: 'txn_stats' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('split a text into its documents', async () => {
    const source =
      'kind: source\nname: orders\nevent_time: {field: ts, format: epoch_ms}\nfields:\n  - {name: country, type: string}\n  - {name: ts, type: int64}\n';
    const view =
      'name: country_orders\nsource: orders\nentity_keys: [country]\naggregations:\n  - {name: orders_1d, aggregation: count, window: {window_type: tumbling, size: 1d}}\n';
    expect(await world.api.source.publish({ ...acme, text: source })).toEqual(['orders']);
    await world.api.declaration.publish({ ...acme, text: `${source}---\n# the view\n${view}` });
    expect((await world.api.featureView.get({ ...acme, view: 'country_orders' })).document).toContain('orders_1d');
    expect((await world.api.featureView.get({ ...acme, view: 'country_orders' })).document).not.toContain('kind: source');
    expect((await world.api.source.get({ ...acme, name: 'orders' })).topic).toBe('orders');
  });
});

describe('deployments', () => {
  it('are planned against what runs', async () => {
    const [deployed] = await world.api.deployment.deploy({ ...acme, text: DOCUMENT, start: 'earliest' });
    expect(deployed).toMatchObject({ view: 'txn_stats', revision: 1 });
    expect(await world.api.deployment.plan({ ...acme, text: DOCUMENT })).toMatchObject([{ from: 1, to: 1, keepsState: true, changes: [] }]);
    const [described] = await world.api.deployment.plan({ ...acme, text: `${DOCUMENT}description: Velocity.\n` });
    expect(described).toMatchObject({ from: 1, to: 2, keepsState: true, changes: [{ path: 'description', kind: 'metadata' }] });
    const [wider] = await world.api.deployment.plan({ ...acme, text: DOCUMENT.replaceAll('size: 1h', 'size: 2h') });
    expect(wider?.keepsState).toBe(false);
    expect(wider?.changes.map(({ path, kind }) => [path, kind])).toContainEqual(['features.txn_count_1h', 'new_state']);
    expect(wider?.sqlAfter).not.toBe(wider?.sqlBefore);
    expect(wider?.yamlBefore).toBe(DOCUMENT);
  });

  it('are told what to become, and remember it in the audit', async () => {
    const [deployment] = await world.api.deployment.list({ ...acme, view: 'txn_stats' });
    const id = deployment?.id ?? '';
    expect(await world.api.deployment.setDesired({ ...acme, deployment: id, desired: 'paused' })).toMatchObject({ desired: 'paused' });
    expect(await world.api.deployment.get({ ...acme, deployment: id })).toMatchObject({ desired: 'paused', stats: null });
    await expect(world.api.deployment.get({ tenant: 'other', deployment: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.api.audit.list(acme)).map(({ action, actor }) => [action, actor])).toContainEqual([
      'deployment.set_desired',
      'ada',
    ]);
  });
});

it('a tenant that is not there is not found, by every procedure that names one', async () => {
  const nobody = { tenant: 'nobody' } as const;
  const range = { view: 'v', fromMs: 0, toMs: 10_000, stepMs: 10_000 };
  const { api } = world;
  const calls = [
    () => api.source.list(nobody),
    () => api.featureView.list(nobody),
    () => api.declaration.check({ ...nobody, text: DOCUMENT }),
    () => api.deployment.list(nobody),
    () => api.event.sample({ ...nobody, topic: 't' }),
    () => api.entity.scan({ ...nobody, view: 'v' }),
    () => api.entity.inspect({ ...nobody, view: 'v', entity: {} }),
    () => api.deadLetter.list(nobody),
    () => api.metric.freshness({ ...nobody, ...range }),
    () => api.audit.list(nobody),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('tenants are made and listed', async () => {
  await world.api.tenant.ensure({ tenant: 'third' });
  expect((await world.api.tenant.list()).map(({ name }) => name)).toEqual(['acme', 'other', 'third']);
  await expect(world.api.tenant.ensure({ tenant: 'api' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
