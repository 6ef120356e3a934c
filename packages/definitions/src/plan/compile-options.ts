/** How the view found its source, and where it was written. */
export type CompileOptions = {
  /** True when the source was derived from the view. */
  readonly derived?: boolean;
  /** The view's document as written, so that fixes keep its form (`size` or `size_ms`). */
  readonly raw?: unknown;
};
