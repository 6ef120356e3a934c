import type { WindowPlan, WireValue } from '@freshet/definitions';
import type { OnlineStore } from '@freshet/online-store';
import { keyGroup, servingManifest } from './serving-manifest';

/** An entity that has values. */
export type ListedEntity = { readonly entity: Readonly<Record<string, WireValue>>; readonly eventMs: number; readonly writtenMs: number };

/** A page of entities in key order; `next` is where the following page begins. */
export type EntityPage = { readonly entities: readonly ListedEntity[]; readonly next: string | null };

const reachMs = (window: WindowPlan): number => (window.kind === 'session' ? window.gapMs : window.sizeMs);

/** Where to look and from where on. */
export type ScanOptions = { readonly tenant: string; readonly view: string; readonly limit: number; readonly after: string | null };

/** Lists entities of the view's shortest window group, the one that has rows first; none while nothing serves the view. */
export const scanEntities = async (store: OnlineStore, { tenant, view, limit, after }: ScanOptions): Promise<EntityPage> => {
  const manifest = await servingManifest(store, tenant, view);
  const group = manifest?.groups.toSorted((a, b) => reachMs(a.window) - reachMs(b.window))[0];
  if (manifest === null || group === undefined || !manifest.online) return { entities: [], next: null };
  const scope = { tenant, view, keySpace: manifest.keySpace, group: keyGroup(manifest, group.name) };
  const { hits, next } = await store.scan(scope, { limit, after });
  return { entities: hits.map(({ record }) => ({ entity: record.entity, eventMs: record.eventMs, writtenMs: record.writtenMs })), next };
};
