import * as z from 'zod';
import { formatDuration, MAX_DURATION_MS, parseDuration } from './duration';
import { quote } from './name';
import { report } from './schema-issue';

/** What a duration may be, in ms. */
export type DurationRange = { readonly minMs: number; readonly maxMs: number };

/** Windows, gaps and slides: 1 ms … 999 d. */
export const WINDOW_RANGE: DurationRange = { minMs: 1, maxMs: MAX_DURATION_MS };
/** Delays and offsets: 0 … 999 d. */
export const DELAY_RANGE: DurationRange = { minMs: 0, maxMs: MAX_DURATION_MS };

/**
 * The three ways to write one duration: `size: 10m`, `size_ms: 600000`, `size_seconds: 600`.
 * The keys are optional here; {@link readDuration} reports one that is missing or written twice.
 */
export function durationKeys<Name extends string>(name: Name, range: DurationRange) {
  const text = z.string().superRefine((value, context) => {
    const ms = parseDuration(value);
    if (ms === null) report(context, { code: 'FR108', message: `${quote(value)} is not a duration such as 250ms, 30s, 5m, 1h or 7d.` });
    else reportRange(context, ms, range);
  });
  const integer = (unitMs: number) =>
    z.number().superRefine((value, context) => {
      if (!Number.isInteger(value)) report(context, { code: 'FR108', message: `${value} is not a whole number.` });
      else reportRange(context, value * unitMs, range);
    });
  return {
    [name]: text.optional(),
    [`${name}_ms`]: integer(1).optional(),
    [`${name}_seconds`]: integer(1_000).optional(),
  } as { [Key in Name]: z.ZodOptional<z.ZodString> } & { [Key in `${Name}_ms` | `${Name}_seconds`]: z.ZodOptional<z.ZodNumber> };
}

function reportRange(context: z.core.$RefinementCtx, ms: number, range: DurationRange): void {
  if (ms < range.minMs || ms > range.maxMs) {
    report(context, { code: 'FR104', message: `The duration is outside ${formatDuration(range.minMs)} … ${formatDuration(range.maxMs)}.` });
  }
}

/** The forms of one duration that an object holds. */
export function durationForms(holder: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  return [name, `${name}_ms`, `${name}_seconds`].filter((key) => holder[key] !== undefined);
}

/** The duration in ms in whichever form it is written, or undefined. */
export function readDuration(holder: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const text = holder[name];
  if (typeof text === 'string') return parseDuration(text) ?? undefined;
  const ms = holder[`${name}_ms`];
  if (typeof ms === 'number') return ms;
  const seconds = holder[`${name}_seconds`];
  return typeof seconds === 'number' ? seconds * 1_000 : undefined;
}

/** Reports a duration that is written in two forms, or missing where it is required. */
export function checkDuration(
  context: z.core.$RefinementCtx,
  holder: Readonly<Record<string, unknown>>,
  options: { readonly name: string; readonly required: boolean },
): void {
  const forms = durationForms(holder, options.name);
  if (forms.length > 1)
    report(context, {
      code: 'FR118',
      message: `${forms.join(' and ')} are two forms of one duration; keep one.`,
      key: forms[1] ?? options.name,
    });
  if (forms.length === 0 && options.required)
    report(context, { code: 'FR115', message: `The key "${options.name}" is missing.`, key: options.name });
}
