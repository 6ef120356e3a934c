import type { KeyPlan, WireValue } from '@freshet/definitions';
import type { Scalar } from './scalar';

/** One text per entity: the canonical text of its only key, or every key's text with its length before it. */
export function entityText(values: readonly Scalar[]): string {
  if (values.length === 1) return String(values[0]);
  let text = '';
  for (const value of values) {
    const part = String(value);
    text += `${part.length}:${part}`;
  }
  return text;
}

/** The wire values of an entity's keys, in declared order, from its text. */
export function readEntityText(text: string, keys: readonly KeyPlan[]): WireValue[] {
  return splitEntityText(text, keys.length).map((part, index) => (keys[index]?.type === 'boolean' ? part === 'true' : part));
}

function splitEntityText(text: string, count: number): string[] {
  if (count === 1) return [text];
  const parts: string[] = [];
  let at = 0;
  while (parts.length < count) {
    const colon = text.indexOf(':', at);
    const end = colon + 1 + Number(text.slice(at, colon));
    parts.push(text.slice(colon + 1, end));
    at = end;
  }
  return parts;
}
