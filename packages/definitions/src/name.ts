import * as z from 'zod';
import { report } from './schema-issue';

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const TOPIC = /^[a-zA-Z0-9._-]{1,249}$/;
// A lone surrogate has no UTF-8 form, a control character no SQL identifier.
const HOSTILE = /\p{Cc}|\p{Surrogate}/u;

/** Column names of rows, history and generated SQL, which no feature may take. */
export const RESERVED_NAMES: readonly string[] = [
  'window_start',
  'window_end',
  'window_time',
  'window_group',
  'event_ms',
  'event_ts',
  'event_timestamp',
  'newest_event_ms',
  'watermark_ms',
  'written_ms',
  'available_at',
  'available_at_kind',
  'entity',
  'entity_key',
  'features',
  'tenant',
  'view',
  'key_space',
  'revision',
  'attempt',
  'seq',
  'rowtime',
];

/** Fields that no entity key may be: window columns of every engine, and the one name that JSON objects cannot hold safely. */
export const RESERVED_KEYS: readonly string[] = ['window_start', 'window_end', 'window_time', '__proto__'];

const RULE = 'a lower-case letter, then at most 62 of a-z, 0-9 and _';

/** The name of a document or feature. */
export const documentName = z.string().superRefine((name, context) => {
  if (!NAME.test(name)) report(context, { code: 'FR151', message: `${quote(name)} is not a name: ${RULE}.` });
});

/** The name of a feature: as a document's, and none of the reserved columns. */
export const featureName = documentName.superRefine((name, context) => {
  if (RESERVED_NAMES.includes(name))
    report(context, { code: 'FR151', message: `${quote(name)} is reserved for a column that every row has.` });
});

/** The name of a field in the records: any 1–255 characters that can be written in SQL and UTF-8. */
export const fieldName = z.string().superRefine((name, context) => {
  if (name.length < 1 || name.length > 255) report(context, { code: 'FR151', message: 'A field name has 1 to 255 characters.' });
  else if (HOSTILE.test(name)) report(context, { code: 'FR151', message: `${quote(name)} holds a control character or half a character.` });
});

/** The name of a topic, by Kafka's rule. */
export const topicName = z.string().superRefine((name, context) => {
  if (!TOPIC.test(name) || name === '.' || name === '..') {
    report(context, { code: 'FR151', message: `${quote(name)} is not a topic: 1 to 249 of letters, digits, ".", "_" and "-".` });
  }
});

/** A name in a message: as JSON text, cut when it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
