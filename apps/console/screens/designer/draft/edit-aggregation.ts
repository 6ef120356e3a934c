import type { PatchOperation } from '@freshet/definitions';
import type { AggregationDraft, WindowDraft } from './draft';
import { writeDuration } from './duration-key';

const listPath = '/aggregations';

/** Window types a form can choose, with the words it shows. */
export const windowTypes = [
  { type: 'tumbling', label: 'Tumbling' },
  { type: 'sliding', label: 'Sliding' },
  { type: 'session', label: 'Session' },
] as const;

/** Appends an aggregation: a count over the last one's field and window, or over a tumbling hour. */
export function addAggregation(existing: readonly AggregationDraft[]): PatchOperation[] {
  const last = existing.at(-1);
  const window = last ? writeWindow(last.window) : { window_type: 'tumbling', size: '1h' };
  const field = last?.field ? { source_field: last.field } : {};
  const name = freeName(suggestName({ function: 'count', field: last?.field ?? '', window: last?.window ?? null }), existing);
  const value = { name, ...field, aggregation: 'count', window };
  return existing.length === 0 ? [{ op: 'add', path: listPath, value: [value] }] : [{ op: 'add', path: `${listPath}/-`, value }];
}

/** Puts a copy of an aggregation, all its keys included, behind it under a free name. */
export function duplicateAggregation(existing: readonly AggregationDraft[], index: number, raw: unknown): PatchOperation[] {
  const original = existing[index];
  if (!original || typeof raw !== 'object' || raw === null) return [];
  return [{ op: 'add', path: `${listPath}/${index + 1}`, value: { ...raw, name: freeName(`${original.name}_copy`, existing) } }];
}

/** Takes an aggregation away. */
export const removeAggregation = (index: number): PatchOperation[] => [{ op: 'remove', path: `${listPath}/${index}` }];

/** Changes the type of a window: takes away durations that the new type lacks and gives those it needs. */
export function changeWindowType(window: WindowDraft, index: number, type: string): PatchOperation[] {
  const path = `${listPath}/${index}/window`;
  if (window.type === '') return [{ op: 'add', path, value: { window_type: type, ...defaultsOf(type, {}) } }];
  const keep = new Set(durationsOf(type));
  const dropped = (['size', 'slide', 'gap', 'offset'] as const).filter((name) => window[name].text !== '' && !keep.has(name));
  const given = defaultsOf(type, { size: window.size.text, slide: window.slide.text, gap: window.gap.text });
  const inMs = window.size.key.endsWith('_ms') || window.gap.key.endsWith('_ms');
  return [
    { op: 'replace', path: `${path}/window_type`, value: type },
    ...dropped.map((name): PatchOperation => ({ op: 'remove', path: `${path}/${window[name].key}` })),
    ...Object.entries(given).map(([name, text]): PatchOperation => {
      const key = inMs ? `${name}_ms` : name;
      return { op: 'add', path: `${path}/${key}`, value: writeDuration(key, text) };
    }),
  ];
}

type DurationName = 'size' | 'slide' | 'gap' | 'offset';

const durationsOf = (type: string): readonly DurationName[] =>
  type === 'session' ? ['gap'] : type === 'sliding' ? ['size', 'slide', 'offset'] : ['size', 'offset'];

function defaultsOf(type: string, present: Readonly<Record<string, string>>): Record<string, string> {
  const wanted: Record<string, string> =
    type === 'session' ? { gap: '30m' } : type === 'sliding' ? { size: '1h', slide: '10m' } : { size: '1h' };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => !present[name]));
}

const writeWindow = (window: WindowDraft): Record<string, unknown> => ({
  window_type: window.type || 'tumbling',
  ...Object.fromEntries(
    [window.size, window.slide, window.gap, window.offset]
      .filter((duration) => duration.text !== '')
      .map((duration) => [duration.key, writeDuration(duration.key, duration.text)]),
  ),
});

/** A name such as `amount_count_1h`, from what an aggregation does. */
export function suggestName(of: { readonly function: string; readonly field: string; readonly window: WindowDraft | null }): string {
  const span = of.window ? of.window.size.text || of.window.gap.text : '1h';
  const words = [of.field, of.function, span].map((word) => word.toLowerCase().replace(/[^a-z0-9]+/g, '_')).filter(Boolean);
  return (
    words
      .join('_')
      .replace(/^[^a-z]+/, '')
      .slice(0, 63) || 'feature'
  );
}

function freeName(wish: string, existing: readonly AggregationDraft[]): string {
  const taken = new Set(existing.map((aggregation) => aggregation.name));
  const base = wish.slice(0, 59);
  let name = base;
  for (let suffix = 2; taken.has(name); suffix += 1) name = `${base}_${suffix}`;
  return name;
}
