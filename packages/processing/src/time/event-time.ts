import type { EventTimeFormat } from '@freshet/definitions';
import { scaleNumberText } from '../record/number-text';
import type { RecordText } from '../record/record-text';
import { floorDiv } from './floor';
import { parseIso8601 } from './iso8601';

/** Instants beyond ±100,000,000 days of 1970 are unreadable, as for JavaScript's own dates. */
const MAX_INSTANT_MS = 8.64e15;
const MAX_DIGITS = 16;

/** Power of ten that turns the format's unit into ms. */
const SHIFT = { epoch_s: 3, epoch_ms: 0, epoch_us: -3 } as const;

/** Epoch ms of a record's event time as declared (laws T1, T5, T6), or null when it is unreadable. */
export function readEventTime(
  value: unknown,
  source: { readonly field: string; readonly format: EventTimeFormat },
  text: RecordText,
): number | null {
  if (source.format === 'iso8601') return typeof value === 'string' ? parseIso8601(value) : null;
  const shift = SHIFT[source.format];
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value) && !text.mayLoseDigits) return withinInstants(shiftInteger(value, shift));
    return readEpochText(text.numberText(source.field, value), shift);
  }
  return typeof value === 'string' ? readEpochText(value.trim(), shift) : null;
}

function readEpochText(text: string, shift: number): number | null {
  const ms = scaleNumberText(text, { scale: shift, rounding: 'floor', maxDigits: MAX_DIGITS });
  return typeof ms === 'number' ? withinInstants(ms) : null;
}

function shiftInteger(value: number, shift: number): number {
  if (shift === 0) return value + 0;
  return shift > 0 ? value * 10 ** shift + 0 : floorDiv(value, 10 ** -shift);
}

function withinInstants(ms: number): number | null {
  return Math.abs(ms) <= MAX_INSTANT_MS ? ms : null;
}
