import type { OnlineKey } from './online-store';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped.
const RESERVED = /[%:|=#@{}\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return `%u${code.toString(16).toUpperCase()}`;
  return Array.from(new TextEncoder().encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/**
 * One part of a key with everything percent-encoded that separates parts, and control characters. Half surrogates, which
 * UTF-8 cannot hold apart, become `%u` and four digits.
 */
export function escapeKeyPart(part: string): string {
  return part.replace(RESERVED, escapeCharacter);
}

/** What every key of one key space of a view starts with: `feast:{tenant}:{view}:`, from key space 2 on `feast:{tenant}:{view}@<n>:`. */
export function keyPrefix(scope: Pick<OnlineKey, 'tenant' | 'view' | 'keySpace'>): string {
  const space = scope.keySpace === 1 ? '' : `@${scope.keySpace}`;
  return `feast:${escapeKeyPart(scope.tenant)}:${escapeKeyPart(scope.view)}${space}:`;
}

/** The part of a key that names the entity: `k=v|k=v`, sorted by key name. */
export function entityText(entity: OnlineKey['entity']): string {
  return Object.entries(entity)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${escapeKeyPart(name)}=${escapeKeyPart(value)}`)
    .join('|');
}

/**
 * The key as text, `feast:{tenant}:{view}[@n]:{k=v|k=v}[#group]`, the form Redis and its tools see. Two different keys
 * never have one text.
 */
export function keyText(key: OnlineKey): string {
  return `${keyPrefix(key)}${entityText(key.entity)}${key.group === null ? '' : `#${escapeKeyPart(key.group)}`}`;
}
