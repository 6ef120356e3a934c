import type { OnlineStore } from '@freshet/online-store';
import { decodeManifest, manifestName, type ServingManifest } from './manifest';

/** Longest time a reader may go on with a manifest that has been replaced (`delivery.md` K3). */
export const MANIFEST_MAX_AGE_MS = 1_000;

/** Manifests by view, read from the online store and kept for at most a second. */
export interface ManifestDirectory {
  /** Null when nothing serves this view. The same object is returned while the stored text is unchanged. */
  find(tenant: string, view: string): Promise<ServingManifest | null>;
}

type Entry = { readonly text: string | null; readonly manifest: ServingManifest | null; readonly checkedMs: number };

/** A directory over one online store; `now` is the clock, epoch ms. */
export function createManifestDirectory(store: Pick<OnlineStore, 'getDocument'>, now: () => number): ManifestDirectory {
  const entries = new Map<string, Entry>();

  const refresh = async (name: string, known: Entry | undefined, nowMs: number): Promise<ServingManifest | null> => {
    const text = await store.getDocument(name);
    if (text === null) {
      entries.delete(name);
      return null;
    }
    const manifest = known && known.text === text ? known.manifest : decodeManifest(text);
    entries.set(name, { text, manifest, checkedMs: nowMs });
    return manifest;
  };

  return {
    async find(tenant, view) {
      const name = manifestName(tenant, view);
      const known = entries.get(name);
      const nowMs = now();
      if (known && nowMs >= known.checkedMs && nowMs - known.checkedMs < MANIFEST_MAX_AGE_MS) return known.manifest;
      return refresh(name, known, nowMs);
    },
  };
}
