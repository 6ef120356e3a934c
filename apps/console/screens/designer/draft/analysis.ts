import type { Plan } from '@freshet/definitions';
import type { Problem } from './card';
import type { Draft } from './draft';

/** Everything that is told from one text: the form's view of it, what is wrong with it, and what it compiles to. */
export type Analysis = {
  readonly draft: Draft;
  /** Plain values of all documents, for edits that copy. */
  readonly documents: readonly unknown[];
  readonly problems: readonly Problem[];
  /** Null while an error stands in the way. */
  readonly plan: Plan | null;
  /** Statements for Flink; null without a plan, or where Flink cannot run it. */
  readonly sql: SqlText | null;
  /** Why a plan has no statements. */
  readonly sqlFailure: string | null;
};

/** Generated statements with, for each line, the place in the view's document that it comes from. */
export type SqlText = { readonly text: string; readonly lines: readonly (string | null)[] };
