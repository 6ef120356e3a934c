import type { OnlineStore } from '@freshet/online-store';
import { decodeManifest, manifestName, type ServingManifest } from '@freshet/serving/lookup';

/** What serves a view, or null when nothing does yet. */
export const servingManifest = async (
  store: Pick<OnlineStore, 'getDocument'>,
  tenant: string,
  view: string,
): Promise<ServingManifest | null> => {
  const text = await store.getDocument(manifestName(tenant, view));
  return text === null ? null : decodeManifest(text);
};

/** The group as a part of a value's key: null for the one that owns the plain key. */
export const keyGroup = (manifest: ServingManifest, group: string): string | null => (group === manifest.plainGroup ? null : group);
