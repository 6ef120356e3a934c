import type { OnlineStore } from '@freshet/online-store';
import type { DesiredDeployment } from '@freshet/registry';
import { decodeManifest, encodeManifest, manifestName, manifestOf } from '@freshet/serving/lookup';

type Readiness = {
  /** True when the key space is complete enough to take over from another one. */
  readonly canTakeOver: boolean;
  readonly nowMs: number;
  /** Asks whether this attempt is the newest, before what readers see is changed. */
  readonly confirm: () => Promise<boolean>;
};

/**
 * Points readers of a view at this deployment's key space (`delivery.md` K3): at once when nothing serves, otherwise when it can
 * take over from an older key space. Keeps the manifest in step with metadata. Resolves to true when readers are, or are
 * past, this key space.
 */
export async function switchServing(
  store: OnlineStore,
  deployment: DesiredDeployment,
  { canTakeOver, nowMs, confirm }: Readiness,
): Promise<boolean> {
  const name = manifestName(deployment.tenant, deployment.view);
  const text = await store.getDocument(name);
  const current = text === null ? null : decodeManifest(text);
  if (current && current.keySpace > deployment.keySpace) return true;
  const isOurs = current?.keySpace === deployment.keySpace;
  if (current && !isOurs && !canTakeOver) return false;
  const { tenant, keySpace, revision, plainGroup, plan } = deployment;
  const manifest = encodeManifest(
    manifestOf(plan, { tenant, keySpace, revision, plainGroup, switchedMs: isOurs ? current.switchedMs : nowMs }),
  );
  if (manifest === text) return true;
  if (!(await confirm())) return isOurs;
  await store.putDocument(name, manifest);
  return true;
}

/** Takes a deleted deployment's values and, where readers still point at them, the manifest out of the store. */
export async function withdrawServing(store: OnlineStore, { tenant, view, keySpace, plan, plainGroup }: DesiredDeployment): Promise<void> {
  const name = manifestName(tenant, view);
  const text = await store.getDocument(name);
  if (text !== null && decodeManifest(text).keySpace === keySpace) await store.deleteDocument(name);
  for (const { name: groupName } of plan.groups) {
    const scope = { tenant, view, keySpace, group: groupName === plainGroup ? null : groupName };
    let after: string | null = null;
    do {
      const page = await store.scan(scope, { limit: 500, after });
      const keys = page.hits.map(({ record }) => ({
        ...scope,
        entity: Object.fromEntries(Object.entries(record.entity).map(([key, value]) => [key, String(value)])),
      }));
      await store.delete(keys);
      after = page.next;
    } while (after !== null);
  }
}
