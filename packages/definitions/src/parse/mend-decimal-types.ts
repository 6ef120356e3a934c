import { valueAt } from '../json-pointer';

const HEAD = /^decimal\(\s*\d+\s*$/;
const TAIL = /^\d+\s*\)$/;

/**
 * Joins decimal types that YAML has cut: inside braces, `{ name: amount, type: decimal(18,2) }` is three entries, the last
 * one a key `2)` without a value. Declarations are written that way, so both halves are one type here.
 */
export function mendDecimalTypes(data: unknown): unknown {
  const fields = valueAt(data, ['fields']);
  if (!Array.isArray(fields) || typeof data !== 'object') return data;
  return { ...data, fields: fields.map(mendField) };
}

/** The key that holds the cut-off half of a field's decimal type, or null. */
export function decimalTail(field: unknown): string | null {
  const type = valueAt(field, ['type']);
  if (typeof field !== 'object' || field === null || typeof type !== 'string' || !HEAD.test(type)) return null;
  return Object.entries(field).find(([key, value]) => value === null && TAIL.test(key))?.[0] ?? null;
}

function mendField(field: unknown): unknown {
  const tail = decimalTail(field);
  if (tail === null) return field;
  const { [tail]: _, ...rest } = field as Readonly<Record<string, unknown>>;
  return { ...rest, type: `${rest.type},${tail}` };
}
