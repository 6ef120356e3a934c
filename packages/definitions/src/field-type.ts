/** The type of a source field or of a computed feature, as written in a declaration (`decimal(18,2)`). */
export type FieldType =
  | { readonly kind: 'string' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'int64' }
  | { readonly kind: 'double' }
  /** `precision` 1…38 digits in all, `scale` 0…precision digits behind the point. */
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  /** An instant, epoch milliseconds. */
  | { readonly kind: 'timestamp' };

/** The types an entity key may have. */
export type KeyType = 'string' | 'int64' | 'boolean';
