import {
  type CompiledView,
  canonicalJson,
  diffPlans,
  encodeFeatureView,
  type JsonData,
  type Plan,
  type PlanChange,
  planHash,
} from '@freshet/definitions';
import { generateSql, UNNAMED_BROKERS } from '@freshet/flink/sql';
import { getFeatureView, getRevision, listRevisions, type RegistryContext } from '@freshet/registry';
import { EMBEDDED_ENGINE } from '../embedded-engine';
import { describingChanges } from './describing-changes';
import { textOfDocument } from './text-of-document';
import { usableText } from './usable-text';

/** What deploying a view's document would change; nothing is stored by asking. */
export type PlannedView = {
  readonly view: string;
  /** The revision that serves, or the latest; null for a new view. */
  readonly from: number | null;
  /** The revision it would be. */
  readonly to: number;
  readonly yamlBefore: string | null;
  readonly yamlAfter: string;
  readonly sqlBefore: string | null;
  readonly sqlAfter: string;
  /** True when rows go on from the state that is there. */
  readonly keepsState: boolean;
  readonly changes: readonly PlanChange[];
};

/** Compares each view of a text with what runs. Rejects with `ApiError('invalid')` and diagnostics. */
export const planText = async (ctx: RegistryContext, text: string): Promise<readonly PlannedView[]> => {
  const { documents, plans } = await usableText(ctx, text);
  const planned: PlannedView[] = [];
  for (const compiled of plans) {
    const document = documents.find(({ kind, name }) => kind === 'feature_view' && name === compiled.view);
    planned.push(await planView(ctx, compiled, document === undefined ? text : textOfDocument(text, document)));
  }
  return planned;
};

const sqlOf = (ctx: RegistryContext, plan: Plan): string => generateSql(plan, { tenant: ctx.tenant, brokers: UNNAMED_BROKERS }).text;

const planView = async (ctx: RegistryContext, compiled: CompiledView, yamlAfter: string): Promise<PlannedView> => {
  const { view, plan, normalised } = compiled;
  const after = encodeFeatureView(normalised);
  const common = { view, yamlAfter, sqlAfter: sqlOf(ctx, plan) };
  const known = await getFeatureView({ ctx, input: { view } });
  if (known === null) return { ...common, from: null, to: 1, yamlBefore: null, sqlBefore: null, keepsState: false, changes: [] };
  const from = known.serving?.revision ?? known.latestRevision;
  const running = await getRevision({ ctx, input: { view, revision: from } });
  const hash = planHash(plan, EMBEDDED_ENGINE);
  const keepsState = running?.planHash === hash;
  return {
    ...common,
    from,
    to: await revisionOf(ctx, { view, normalised: canonicalJson(after), hash, latest: known.latestRevision }),
    yamlBefore: running?.document ?? null,
    sqlBefore: running === null ? null : sqlOf(ctx, running.plan),
    keepsState,
    changes: running === null ? [] : [...describingChanges(running.normalised, after), ...diffPlans(running.plan, plan)],
  };
};

type Candidate = { readonly view: string; readonly normalised: string; readonly hash: string; readonly latest: number };

/** The revision that says the same already, or the next number. */
const revisionOf = async (ctx: RegistryContext, { view, normalised, hash, latest }: Candidate): Promise<number> => {
  const revisions = await listRevisions({ ctx, input: { view } });
  const same = revisions.find((revision) => revision.planHash === hash && canonicalJson(revision.normalised as JsonData) === normalised);
  return same?.revision ?? latest + 1;
};
