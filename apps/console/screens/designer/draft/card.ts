import type { Diagnostic } from '@freshet/definitions';
import type { Draft } from './draft';

/** The parts of a design, in the order they are read. */
export const cardIds = ['view', 'source', 'entity', 'aggregations', 'outputs', 'objective'] as const;
/** One part of a design. */
export type CardId = (typeof cardIds)[number];

/** Words on a card and in the outline. */
export const cardTitles: Readonly<Record<CardId, string>> = {
  view: 'Feature view',
  source: 'Source',
  entity: 'Entity',
  aggregations: 'Aggregations',
  outputs: 'Outputs',
  objective: 'Objective',
};

const cardOfKey: Readonly<Record<string, CardId>> = {
  source: 'source',
  kafka_topic: 'source',
  entity_keys: 'entity',
  aggregations: 'aggregations',
  emit: 'aggregations',
  filter: 'aggregations',
  derived: 'aggregations',
  output_to_online_store: 'outputs',
  output_to_offline_store: 'outputs',
  ttl: 'outputs',
  ttl_ms: 'outputs',
  ttl_seconds: 'outputs',
  freshness_slo: 'objective',
};

/** The card that shows what a JSON pointer of the feature view names; whatever has no card of its own is the view's. */
export const cardOfPath = (path: string): CardId => cardOfKey[path.split('/')[1] ?? ''] ?? 'view';

/** A problem with the document of the text it belongs to. */
export type Problem = { readonly document: number; readonly diagnostic: Diagnostic };

/** The card a problem is shown on. */
export function cardOfProblem(draft: Draft, problem: Problem): CardId {
  if (draft.source && problem.document === draft.source.document) return 'source';
  return cardOfPath(problem.diagnostic.path);
}

/** How a card stands. */
export type CardStatus = { readonly kind: 'valid' | 'warning' | 'error'; readonly count: number };

/** The worst severity on a card and how many problems have it; advice leaves it valid. */
export function cardStatus(problems: readonly Problem[]): CardStatus {
  const count = (severity: Diagnostic['severity']): number => problems.filter((problem) => problem.diagnostic.severity === severity).length;
  const errors = count('error');
  if (errors > 0) return { kind: 'error', count: errors };
  const warnings = count('warning');
  return warnings > 0 ? { kind: 'warning', count: warnings } : { kind: 'valid', count: 0 };
}
