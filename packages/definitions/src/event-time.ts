import * as z from 'zod';
import { fieldName } from './name';

/** The formats of an event time, as a declaration writes them. */
export const EVENT_TIME_FORMATS = ['iso8601', 'epoch_s', 'epoch_ms', 'epoch_us'] as const;

/** Where a source's records keep their event time, and how it is written. */
export const EventTime = z.strictObject({ field: fieldName, format: z.enum(EVENT_TIME_FORMATS) });
export type EventTime = z.output<typeof EventTime>;
