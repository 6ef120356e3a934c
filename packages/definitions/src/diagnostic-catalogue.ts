import type { Diagnostic, Fix } from './diagnostic';

type CatalogueEntry = {
  readonly slug: string;
  readonly severity: Diagnostic['severity'];
  /** What the code means, for the public table. */
  readonly meaning: string;
  readonly why: string;
};

/** Every diagnostic code that a declaration can earn; the table in the README is made from it. Codes never change meaning. */
export const DIAGNOSTIC_CATALOGUE = {
  FR100: {
    slug: 'unreadable_document',
    severity: 'error',
    meaning: 'The text is not readable YAML or JSON: a syntax error, a key twice, a custom tag, too many aliases, too deep or too large.',
    why: 'Nothing in the text can be used until it can be read.',
  },
  FR102: {
    slug: 'unknown_field',
    severity: 'error',
    meaning: 'A key or aggregation names a field that the source does not declare.',
    why: 'A field that the source does not declare would be NULL in every event.',
  },
  FR103: {
    slug: 'not_aggregatable',
    severity: 'error',
    meaning: 'The aggregation cannot take a field of this type.',
    why: 'Sums and averages need numbers.',
  },
  FR104: {
    slug: 'out_of_range',
    severity: 'error',
    meaning: 'A number, duration or list is outside its range (windows and gaps: 1 ms … 999 d).',
    why: 'Outside the range the engines would refuse the job or never emit a row.',
  },
  FR105: {
    slug: 'duplicate_name',
    severity: 'error',
    meaning: 'Two documents, fields, keys or features have the same name.',
    why: 'A reader could not tell the two apart.',
  },
  FR107: {
    slug: 'unknown_key',
    severity: 'error',
    meaning: 'The document has a key that the declaration does not know.',
    why: 'A misspelt key would otherwise be ignored in silence.',
  },
  FR108: {
    slug: 'wrong_type',
    severity: 'error',
    meaning: 'A value has the wrong type, for example a number where a text belongs.',
    why: 'A value is never guessed from another type.',
  },
  FR109: {
    slug: 'unknown_value',
    severity: 'error',
    meaning: 'A value is none of the words allowed there.',
    why: 'Only the listed words have a meaning.',
  },
  FR110: {
    slug: 'event_time_mismatch',
    severity: 'warning',
    meaning: 'The event-time field is declared with a type that its event-time format does not read.',
    why: 'Every event whose time cannot be read becomes a dead letter.',
  },
  FR113: {
    slug: 'text_order',
    severity: 'warning',
    meaning: 'Minimum or maximum over a field that the derived source reads as text.',
    why: 'As text, 9 is greater than 10; a declared source with a numeric type compares numbers.',
  },
  FR115: {
    slug: 'missing_key',
    severity: 'error',
    meaning: 'A key that is needed is missing.',
    why: 'There is no default that would be right.',
  },
  FR116: {
    slug: 'unknown_source',
    severity: 'error',
    meaning: 'The view names a source that is neither in the text nor registered.',
    why: 'Without its source the view has no fields and no event time.',
  },
  FR118: {
    slug: 'conflicting_keys',
    severity: 'error',
    meaning: 'Two keys say the same thing in two forms, for example `size` beside `size_ms`.',
    why: 'If the two ever differ, nobody can tell which one holds.',
  },
  FR120: {
    slug: 'size_not_multiple_of_slide',
    severity: 'error',
    meaning: 'The size of a sliding window is not a multiple of its slide.',
    why: 'Windows are made of whole slices of one slide each.',
  },
  FR121: {
    slug: 'many_slices',
    severity: 'warning',
    meaning: 'A sliding window has more than 600 slices.',
    why: 'Every entity keeps state per slice, and every slide emits a row for each entity.',
  },
  FR130: {
    slug: 'objective_unreachable',
    severity: 'error',
    meaning: 'The freshness objective cannot be met by this window, emit mode and watermark delay.',
    why: 'The objective would be breached from the first minute, by design and not by a fault.',
  },
  FR131: {
    slug: 'ttl_shorter_than_refresh',
    severity: 'warning',
    meaning: 'The ttl ends before the next row can arrive.',
    why: 'Values vanish between two updates of a busy entity, and lookups find nothing.',
  },
  FR151: {
    slug: 'name_not_allowed',
    severity: 'error',
    meaning: 'A name is reserved, too long, or has characters that are not allowed.',
    why: 'Names become columns, keys and topics, where these are taken or impossible.',
  },
  FR153: {
    slug: 'key_type_not_allowed',
    severity: 'error',
    meaning: 'An entity key is not a string, int64 or boolean.',
    why: 'Keys of other types have no text that is the same everywhere.',
  },
  FR170: {
    slug: 'offline_disabled',
    severity: 'info',
    meaning: 'The view writes no history.',
    why: 'Without history there are no point-in-time training sets from this view.',
  },
  FR171: {
    slug: 'no_output',
    severity: 'warning',
    meaning: 'The view writes neither online nor offline.',
    why: 'Its values are computed, but nobody can look them up.',
  },
  FR190: {
    slug: 'not_available_yet',
    severity: 'error',
    meaning: 'The declaration knows this part, but this version does not run it yet.',
    why: 'Running the rest without it would compute something else than declared.',
  },
} as const satisfies Record<string, CatalogueEntry>;

/** A code of the catalogue. */
export type DiagnosticCode = keyof typeof DIAGNOSTIC_CATALOGUE;

/** Of one document no more problems are told than a person can read. */
export const MAX_ISSUES = 200;

/** Makes a diagnostic of the catalogue: slug, severity and reason come from there. */
export function diagnostic(
  code: DiagnosticCode,
  at: { readonly path: string; readonly message: string; readonly fixes?: readonly Fix[] },
): Diagnostic {
  const { slug, severity, why } = DIAGNOSTIC_CATALOGUE[code];
  return { code, slug, severity, path: at.path, message: at.message, why, fixes: at.fixes ?? [] };
}

/** Whether nothing in the list stops a plan. */
export function isUsable(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some((each) => each.severity === 'error');
}
