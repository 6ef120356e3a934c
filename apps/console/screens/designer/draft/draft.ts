/** What the form shows of a declaration: texts as written, so that an unfinished value stays what its author typed. */
export type Draft = {
  readonly view: ViewDraft;
  /** The source document that stands in the same text and feeds the view, if there is one. */
  readonly source: SourceDraft | null;
};

/** The feature view as the form edits it. `document` is its place among the documents of the text, from 0. */
export type ViewDraft = {
  readonly document: number;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly origin: Origin;
  readonly entityKeys: readonly string[];
  readonly aggregations: readonly AggregationDraft[];
  readonly online: boolean;
  readonly offline: boolean;
  readonly ttl: DurationDraft;
  readonly objective: ObjectiveDraft | null;
};

/** Where a view's events come from: a topic (its source is derived) or a declared source. */
export type Origin = { readonly kind: 'topic' | 'source'; readonly name: string };

/** One aggregation with its window. */
export type AggregationDraft = {
  readonly name: string;
  readonly function: string;
  readonly field: string;
  readonly window: WindowDraft;
};

/** A window: every duration it could have, empty where it has none. */
export type WindowDraft = {
  readonly type: string;
  readonly size: DurationDraft;
  readonly slide: DurationDraft;
  readonly gap: DurationDraft;
  readonly offset: DurationDraft;
};

/** A duration in words (`1h`) and the key it is written under (`size` or `size_ms`), so that an edit keeps the form found. */
export type DurationDraft = { readonly key: string; readonly text: string };

/** A freshness objective, texts as typed. */
export type ObjectiveDraft = { readonly threshold: DurationDraft; readonly objective: string; readonly window: DurationDraft };

/** A declared source as the form edits it. */
export type SourceDraft = {
  readonly document: number;
  readonly name: string;
  readonly topic: string;
  readonly eventTimeField: string;
  readonly eventTimeFormat: string;
  readonly delay: DurationDraft;
  readonly idleTimeout: DurationDraft;
  readonly maxAhead: DurationDraft;
  readonly fields: readonly FieldDraft[];
};

/** One declared field of a source. */
export type FieldDraft = { readonly name: string; readonly type: string };
