/** An author's mistake, or advice, as data. Codes are public and never change meaning. */
export type Diagnostic = {
  /** `FR102` */
  readonly code: string;
  /** `unknown_field` */
  readonly slug: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** JSON pointer into the document, `''` for the whole. */
  readonly path: string;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  readonly fixes: readonly Fix[];
  /** 0-based place of the document in a text that holds several; absent for the first. */
  readonly document?: number;
  /** 1-based place in the text, when it was parsed from text. */
  readonly position?: { readonly line: number; readonly column: number };
};

/** A repair of the document: a label for a button and the patch it applies. */
export type Fix = { readonly label: string; readonly patch: readonly PatchOperation[] };

/** RFC 6902 operations, the three that fixes need. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };
