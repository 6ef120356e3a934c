import { createHash } from 'node:crypto';
import { EventLogError } from '../event-log';

const LONGEST_NAME = 180;
const PLAIN = /[a-z0-9_-]/;

/**
 * A name of a tenant or topic as one folder name: no separators, no upper case (some file systems fold it), no leading dot,
 * never longer than a file system takes. Different names give different folders. Rejects empty and ill-formed names with `bad_topic`.
 */
export function folderName(name: string): string {
  const bytes = Buffer.from(name, 'utf8');
  if (name === '' || bytes.toString('utf8') !== name)
    throw new EventLogError('bad_topic', `${JSON.stringify(name)} cannot name a tenant or topic.`);
  let escaped = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    const plain = PLAIN.test(character) || (character === '.' && escaped !== '');
    escaped += plain ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }
  if (escaped.endsWith('.')) escaped = `${escaped.slice(0, -1)}%2e`;
  return escaped.length <= LONGEST_NAME ? escaped : `${escaped.slice(0, 100)}~${createHash('sha256').update(bytes).digest('hex')}`;
}
