import { formatDuration, type WindowPlan } from '@freshet/definitions';

/** A window as a mark beside its glyph: `1h`, `1h/10s`, `30m`. */
export const windowMark = (window: WindowPlan): string => {
  if (window.kind === 'session') return formatDuration(window.gapMs);
  return window.kind === 'tumbling' ? formatDuration(window.sizeMs) : `${formatDuration(window.sizeMs)}/${formatDuration(window.slideMs)}`;
};

/** A window in words: `each 1h`, `last 1h, every 10s`, `each session, ended by 30m of silence`. */
export const windowWords = (window: WindowPlan): string => {
  if (window.kind === 'session') return `each session, ended by ${formatDuration(window.gapMs)} of silence`;
  return window.kind === 'tumbling'
    ? `each ${formatDuration(window.sizeMs)}`
    : `last ${formatDuration(window.sizeMs)}, every ${formatDuration(window.slideMs)}`;
};

const FUNCTION_WORDS = {
  count: 'count of',
  sum: 'sum of',
  avg: 'average of',
  min: 'smallest',
  max: 'largest',
  count_distinct: 'distinct values of',
} as const;

/** A feature in words: what is computed of which field, over which window. */
export const aggregationWords = (fn: keyof typeof FUNCTION_WORDS, field: string | null, window: WindowPlan): string =>
  `${FUNCTION_WORDS[fn]} ${field ?? 'events'}, ${windowWords(window)}`;
