import type { DeadLetterReason } from '@freshet/definitions';
import { z } from 'zod';

/** Why a record could not be used. */
export const Reason = z.enum([
  'not_json_object',
  'event_time_unreadable',
  'entity_key_missing',
  'before_1970',
  'too_far_ahead',
]) satisfies z.ZodType<DeadLetterReason>;

/** A record to be kept. */
export const NewDeadLetter = z.object({
  partition: z.int().min(0),
  offset: z.int().min(0),
  reason: Reason,
  /** When the log took it, epoch ms. */
  appendMs: z.int(),
  /** Its bytes as stored; null for a tombstone. */
  payload: z.instanceof(Uint8Array).nullable(),
});
export type NewDeadLetter = z.infer<typeof NewDeadLetter>;

/** A kept record that could not be used. */
export type DeadLetterRecord = NewDeadLetter & { readonly id: string; readonly view: string; readonly deployment: string };
