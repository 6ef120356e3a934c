import type { Outputs } from '../../trpc/outputs';

/** Why a record could not be used, as the wire has it. */
export type Reason = Outputs['deadLetter']['list']['totals'][number]['reason'];

/** Every reason with its word and what it means. */
export const REASONS = {
  not_json_object: { word: 'Not a JSON object', meaning: 'The record is no JSON, or no object.' },
  event_time_unreadable: {
    word: 'Event time unreadable',
    meaning: 'The event-time field is missing or cannot be read in the declared format.',
  },
  entity_key_missing: { word: 'Entity key missing', meaning: 'A key field is missing, null or of another type.' },
  before_1970: { word: 'Before 1970', meaning: 'The event time lies before 1970.' },
  too_far_ahead: { word: 'Too far ahead', meaning: 'The event time lies further in the future than the source allows.' },
} as const satisfies Record<Reason, { readonly word: string; readonly meaning: string }>;

/** The reasons in the order of the wire. */
export const REASON_NAMES = Object.keys(REASONS) as readonly Reason[];
