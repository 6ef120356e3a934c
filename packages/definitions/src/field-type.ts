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

/** The words a field type may start with, in the order they are offered. */
export const FIELD_TYPE_KINDS = ['string', 'boolean', 'int64', 'double', 'decimal', 'timestamp'] as const;

const DECIMAL = /^decimal\(\s*(\d{1,2})\s*(?:,\s*(\d{1,2})\s*)?\)$/;

/** Reads `string`, `decimal(18,2)` …; null when the text is no type. `decimal(p)` has scale 0. */
export function parseFieldType(text: string): FieldType | null {
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const precision = Number(decimal[1]);
    const scale = Number(decimal[2] ?? 0);
    return precision >= 1 && precision <= 38 && scale <= precision ? { kind: 'decimal', precision, scale } : null;
  }
  const kind = FIELD_TYPE_KINDS.find((known) => known === text);
  return kind === undefined || kind === 'decimal' ? null : { kind };
}

/** Writes a type as a declaration does. */
export function formatFieldType(type: FieldType): string {
  return type.kind === 'decimal' ? `decimal(${type.precision},${type.scale})` : type.kind;
}
