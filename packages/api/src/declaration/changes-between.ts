/** What a change costs: words alone, or new state in a new key space. */
export type ChangeKind = 'metadata' | 'restart' | 'new_state';

/** One difference between two documents. `path` is a JSON pointer; the texts are JSON. */
export type Change = { readonly path: string; readonly kind: ChangeKind; readonly message: string };

type Json = unknown;

const isBranch = (value: Json): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const textOf = (value: Json): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

type Difference = { readonly path: string; readonly before: Json; readonly after: Json };

const differences = (path: string, before: Json, after: Json): readonly Difference[] => {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => differences(`${path}/${escaped(name)}`, before[name], after[name]));
};

const sentence = ({ before, after }: Difference): string => {
  if (before === undefined) return `added ${textOf(after)}`;
  return after === undefined ? `removed ${textOf(before)}` : `${textOf(before)} became ${textOf(after)}`;
};

/** Keys of a document that change no computed row. */
const METADATA = /^\/(?:description|owner|tags|ttl_ms|freshness_slo|output_to_online_store|output_to_offline_store)(?:\/|$)/;

/** All differences between two normalised documents; while `sameState` holds, none of them costs state. */
export const changesBetween = (before: Json, after: Json, { sameState }: { readonly sameState: boolean }): readonly Change[] =>
  differences('', before, after).map((difference) => ({
    path: difference.path,
    kind: sameState || METADATA.test(difference.path) ? 'metadata' : 'new_state',
    message: sentence(difference),
  }));
