import type { KeyPlan, ObjectivePlan, Plan, WindowGroupPlan } from '@freshet/definitions';
import { z } from 'zod';
import type { Rows } from '../db';
import type { DesiredState, ObservedState } from '../deployment/deployment-record';
import { toDeploymentRecord } from '../deployment/deployment-record';
import { fromJson, type JsonObject } from '../json';

/** The deployment whose values readers get. */
export type ServingDeployment = {
  readonly deployment: string;
  readonly jobId: string;
  readonly revision: number;
  readonly keySpace: number;
  readonly desired: DesiredState;
  readonly observed: ObservedState;
  readonly observedMs: number | null;
};

/** A feature view as a list shows it. */
export type FeatureViewSummary = {
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly entityKeys: readonly KeyPlan[];
  readonly source: string;
  readonly topic: string;
  readonly windows: readonly WindowGroupPlan[];
  readonly objective: ObjectivePlan | null;
  readonly latestRevision: number;
  /** Null while nothing is deployed. */
  readonly serving: ServingDeployment | null;
  readonly updatedMs: number;
};

/** A feature view with its latest revision whole. */
export type FeatureViewDetail = FeatureViewSummary & {
  readonly document: string;
  readonly normalised: JsonObject;
  readonly plan: Plan;
  readonly planHash: string;
  /** The window group that owns the plain key; null when every group's name is in its key. */
  readonly plainGroup: string | null;
};

const Heading = z.object({
  description: z.string().nullish(),
  owner: z.string().nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
});

/** The rows of views, each with its latest revision and what is deployed of it; only the tenant's own. */
export const readFeatureViews = async (rows: Rows, tenant: string, name?: string) => {
  const views = await rows.featureView.findMany({
    where: { tenantName: tenant, name },
    orderBy: { name: 'asc' },
    include: { deployments: { where: { desired: { not: 'deleted' } }, orderBy: { id: 'desc' } } },
  });
  const revisions = await rows.revision.findMany({
    where: { tenantName: tenant, OR: views.map((view) => ({ viewName: view.name, revision: view.latestRevision })) },
  });
  const latest = new Map(revisions.map((revision) => [revision.viewName, revision]));
  return views.flatMap((view) => {
    const revision = latest.get(view.name);
    return revision ? [{ view, revision }] : [];
  });
};

type FeatureViewRows = Awaited<ReturnType<typeof readFeatureViews>>[number];

/** Newest that was seen serving, else the newest. */
const toServing = ({ view }: FeatureViewRows): ServingDeployment | null => {
  const deployments = view.deployments.map(toDeploymentRecord);
  const chosen = deployments.find(({ observed }) => observed === 'healthy' || observed === 'degraded') ?? deployments[0];
  if (!chosen) return null;
  const { id, jobId, revision, keySpace, desired, observed, observedMs } = chosen;
  return { deployment: id, jobId, revision, keySpace, desired, observed, observedMs };
};

/** The list's record of a view's rows. */
export const toFeatureViewSummary = (found: FeatureViewRows): FeatureViewSummary => {
  const plan = fromJson<Plan>(found.revision.plan);
  const heading = Heading.safeParse(found.revision.normalised).data ?? {};
  return {
    name: found.view.name,
    description: heading.description ?? null,
    owner: heading.owner ?? null,
    tags: heading.tags ?? {},
    entityKeys: plan.keys,
    source: plan.source.name,
    topic: plan.source.topic,
    windows: plan.groups,
    objective: plan.objective,
    latestRevision: found.view.latestRevision,
    serving: toServing(found),
    updatedMs: Number(found.view.updatedMs),
  };
};

/** The whole record of a view's rows. */
export const toFeatureViewDetail = (found: FeatureViewRows): FeatureViewDetail => ({
  ...toFeatureViewSummary(found),
  document: found.revision.document,
  normalised: fromJson<JsonObject>(found.revision.normalised),
  plan: fromJson<Plan>(found.revision.plan),
  planHash: found.revision.planHash,
  plainGroup: found.view.plainGroup,
});
