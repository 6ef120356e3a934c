import type { ServingManifest } from '../manifest';

/** A view of two window groups for tests; the tumbling one owns the plain key. */
export function sampleManifest(changes: Partial<ServingManifest> = {}): ServingManifest {
  return {
    format: 1,
    tenant: 'acme',
    view: 'stats',
    keySpace: 1,
    revision: 3,
    switchedMs: 1_000,
    plainGroup: 'tumbling_60000',
    keys: [{ name: 'customer', type: 'string' }],
    groups: [
      {
        name: 'tumbling_60000',
        window: { kind: 'tumbling', sizeMs: 60_000, offsetMs: 0 },
        features: [
          { name: 'orders', type: { kind: 'int64' } },
          { name: 'mean', type: { kind: 'double' } },
        ],
      },
      { name: 'session_5000', window: { kind: 'session', gapMs: 5_000 }, features: [{ name: 'clicks', type: { kind: 'int64' } }] },
    ],
    ttlMs: 60_000,
    objective: null,
    online: true,
    ...changes,
  };
}
