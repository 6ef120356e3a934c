import type { Plan } from '@freshet/definitions';

/** A plan of one or two window groups for tests of the registry, which reads no more of it than this. */
export const samplePlan = (view: string, groups: readonly number[] = [3_600_000]): Plan => ({
  kind: 'plan',
  format: 1,
  view,
  source: {
    kind: 'source',
    name: 'transactions',
    topic: 'transactions',
    format: 'json',
    eventTime: { field: 'event_timestamp', format: 'iso8601' },
    watermarkDelayMs: 5_000,
    idleTimeoutMs: 30_000,
    maxAheadMs: 300_000,
    fields: [{ name: 'customer_id', type: { kind: 'string' } }],
    derived: true,
  },
  keys: [{ name: 'customer_id', type: 'string' }],
  groups: groups.map((sizeMs) => ({
    kind: 'window_group',
    name: `tumbling_${sizeMs}`,
    window: { kind: 'tumbling', sizeMs, offsetMs: 0 },
    aggregations: [
      { kind: 'aggregation', name: `n_${sizeMs}`, function: 'count', field: null, type: { kind: 'int64' }, path: '/aggregations/0' },
    ],
  })),
  outputs: { online: true, offline: true },
  ttlMs: null,
  objective: null,
});

/** What `publishFeatureView` takes for such a plan; `note` makes another document of it. */
export const sampleView = (
  view: string,
  { groups, planHash = 'p1', note = '' }: { groups?: readonly number[]; planHash?: string; note?: string } = {},
) => ({
  document: `name: ${view}\n`,
  normalised: { kind: 'feature_view', name: view, description: note, owner: 'risk', tags: { tier: 'critical' } },
  plan: samplePlan(view, groups),
  planHash,
  sourceDocument: { kind: 'source', name: 'transactions', topic: 'transactions' },
});
