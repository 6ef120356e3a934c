import type { FieldType, KeyPlan } from '@freshet/definitions';
import { type FeatureReference, parseFeatureReference } from './feature-reference';
import { LookupError } from './lookup-error';
import type { ServingManifest } from './manifest';
import type { ManifestDirectory } from './manifest-directory';

/** What is read for one window group of one view. */
export type GroupRead = {
  readonly manifest: ServingManifest;
  /** Group to put behind the key; null for the one that owns the plain key. */
  readonly keyGroup: string | null;
  readonly columns: readonly FeatureColumn[];
};

/** One requested feature and its place in the answer. */
export type FeatureColumn = { readonly feature: string; readonly type: FieldType; readonly resultName: string; readonly order: number };

/** A compiled request: which groups to read, which keys they take, in which order the answer's features stand. */
export type RequestPlan = {
  readonly manifests: readonly ServingManifest[];
  readonly keys: readonly KeyPlan[];
  readonly reads: readonly GroupRead[];
  /** Names of the feature columns, grouped by view in order of first mention. */
  readonly featureNames: readonly string[];
};

export type PlanRequest = { readonly tenant: string; readonly features: readonly string[]; readonly fullFeatureNames: boolean };

const CACHED_PLANS = 1_000;

/** Compiles requests once per (manifests, features) and keeps the plans. */
export class RequestPlanner {
  readonly #plans = new Map<string, RequestPlan>();

  constructor(private readonly directory: ManifestDirectory) {}

  /** Throws `LookupError`: unknown view or feature, bad reference, duplicate names. */
  async plan(request: PlanRequest): Promise<RequestPlan> {
    const key = JSON.stringify([request.tenant, request.fullFeatureNames, request.features]);
    const cached = this.#plans.get(key);
    if (cached && (await this.#isCurrent(request.tenant, cached))) return cached;
    const plan = await this.#compile(request);
    this.#plans.delete(key);
    this.#plans.set(key, plan);
    const oldest = this.#plans.keys().next();
    if (this.#plans.size > CACHED_PLANS && !oldest.done) this.#plans.delete(oldest.value);
    return plan;
  }

  async #isCurrent(tenant: string, plan: RequestPlan): Promise<boolean> {
    for (const manifest of plan.manifests) {
      if ((await this.directory.find(tenant, manifest.view)) !== manifest) return false;
    }
    return true;
  }

  async #compile(request: PlanRequest): Promise<RequestPlan> {
    const byView = new Map<string, FeatureReference[]>();
    for (const text of request.features) {
      const reference = parseFeatureReference(text);
      const references = byView.get(reference.view);
      if (references) references.push(reference);
      else byView.set(reference.view, [reference]);
    }
    const manifests: ServingManifest[] = [];
    for (const [view, references] of byView) {
      const manifest = await this.directory.find(request.tenant, view);
      if (!manifest || references.some(({ revision }) => revision !== null && revision !== manifest.revision)) {
        throw new LookupError('unknown_view', `Feature view ${view} does not exist in project ${request.tenant}`);
      }
      manifests.push(manifest);
    }
    return assemble(manifests, byView, request.fullFeatureNames);
  }
}

function assemble(
  manifests: readonly ServingManifest[],
  byView: ReadonlyMap<string, readonly FeatureReference[]>,
  fullFeatureNames: boolean,
): RequestPlan {
  const featureNames: string[] = [];
  const reads: GroupRead[] = [];
  for (const manifest of manifests) {
    const columns = (byView.get(manifest.view) ?? []).map((reference) => {
      const resultName = fullFeatureNames ? `${reference.view}__${reference.feature}` : reference.feature;
      if (featureNames.includes(resultName)) {
        throw new LookupError('duplicate_feature', `Duplicate features named ${resultName} found; full_feature_names keeps views apart`);
      }
      return { ...locate(manifest, reference), resultName, order: featureNames.push(resultName) - 1 };
    });
    for (const group of manifest.groups) {
      const mine = columns.filter((column) => column.group === group.name);
      if (mine.length > 0) reads.push({ manifest, keyGroup: group.name === manifest.plainGroup ? null : group.name, columns: mine });
    }
  }
  return { manifests, keys: joinKeys(manifests), reads, featureNames };
}

function locate(manifest: ServingManifest, reference: FeatureReference): { group: string; feature: string; type: FieldType } {
  for (const group of manifest.groups) {
    const found = group.features.find(({ name }) => name === reference.feature);
    if (found) return { group: group.name, feature: found.name, type: found.type };
  }
  throw new LookupError('unknown_feature', `Feature ${reference.feature} does not exist in feature view ${reference.view}`);
}

function joinKeys(manifests: readonly ServingManifest[]): readonly KeyPlan[] {
  const keys = new Map<string, KeyPlan>();
  for (const key of manifests.flatMap((manifest) => manifest.keys)) if (!keys.has(key.name)) keys.set(key.name, key);
  return [...keys.values()];
}
