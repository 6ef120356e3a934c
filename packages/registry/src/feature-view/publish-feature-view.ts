import { createHash } from 'node:crypto';
import type { Plan } from '@freshet/definitions';
import { z } from 'zod';
import { audit } from '../audit-deed';
import { asGiven, asJson } from '../json';
import { ViewName } from '../name';
import { SourceDocument } from '../source/source-record';
import { storeSource } from '../source/store-source';
import { type TenantScope, tenantMutation } from '../verb';
import { lockView } from './lock-view';

const isPlan = (value: unknown): value is Plan =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'plan' && 'view' in value;

export const PublishFeatureViewInput = z.object({
  /** The text as its author wrote it. */
  document: z.string().min(1),
  normalised: asGiven(z.looseObject({ name: ViewName })),
  plan: z.custom<Plan>(isPlan, 'not a plan'),
  planHash: z.string().min(1),
  /** The normalised source that was derived for the view; null when it names a declared one. */
  sourceDocument: SourceDocument.nullable(),
});

/** What came of publishing: `created` is false when the same document stood there already. */
export type PublishedRevision = { readonly view: string; readonly revision: number; readonly created: boolean };

const storeDerivedSource = async (scope: TenantScope, document: z.output<typeof SourceDocument>): Promise<void> => {
  const topic = document.topic ?? document.name;
  const declared = await scope.rows.source.findFirst({
    where: { tenantName: scope.tenant, topic, derived: false },
    select: { name: true },
  });
  if (!declared) await storeSource(scope, { ...document, name: topic }, true);
};

/**
 * Makes a new revision of a feature view, or finds the one that says the same. The first revision fixes for ever which window
 * group owns the plain key: the only one, or none when there are several.
 */
export const publishFeatureView = tenantMutation(PublishFeatureViewInput, async (scope, input): Promise<PublishedRevision> => {
  const { rows, tenant, actor, now } = scope;
  const { name: view } = input.normalised;
  await lockView(rows, tenant, view);
  if (input.sourceDocument) await storeDerivedSource(scope, input.sourceDocument);
  const contentHash = createHash('sha256')
    .update(JSON.stringify([input.normalised, input.plan, input.planHash]))
    .digest('hex');
  const same = await rows.revision.findUnique({
    where: { tenantName_viewName_contentHash: { tenantName: tenant, viewName: view, contentHash } },
    select: { revision: true },
  });
  if (same) return { view, revision: same.revision, created: false };
  const at = { tenantName_name: { tenantName: tenant, name: view } };
  const [onlyGroup, ...otherGroups] = input.plan.groups;
  const { latestRevision: revision } = await rows.featureView.upsert({
    where: at,
    create: {
      tenantName: tenant,
      name: view,
      latestRevision: 1,
      plainGroup: onlyGroup && otherGroups.length === 0 ? onlyGroup.name : null,
      createdMs: BigInt(now),
      updatedMs: BigInt(now),
    },
    update: { latestRevision: { increment: 1 }, updatedMs: BigInt(now) },
  });
  await rows.revision.create({
    data: {
      tenantName: tenant,
      viewName: view,
      revision,
      document: input.document,
      normalised: asJson(input.normalised),
      plan: asJson(input.plan),
      planHash: input.planHash,
      contentHash,
      actor,
      createdMs: BigInt(now),
    },
  });
  await audit(rows, {
    ...scope,
    action: 'feature_view.publish',
    object: `feature_view:${view}`,
    detail: { revision, planHash: input.planHash },
  });
  return { view, revision, created: true };
});
