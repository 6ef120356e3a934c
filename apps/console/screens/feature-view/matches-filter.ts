/** The part of a feature view that a filter looks at. */
export type Filterable = {
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
  readonly topic: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly entityKeys: readonly { readonly name: string }[];
  readonly windows: readonly { readonly window: { readonly kind: string }; readonly aggregations: readonly { readonly name: string }[] }[];
  /** Lower-case word of the observed state. */
  readonly state: string;
};

const FACETS: Readonly<Record<string, (view: Filterable) => readonly string[]>> = {
  state: ({ state }) => [state],
  owner: ({ owner }) => (owner === null ? [] : [owner]),
  entity: ({ entityKeys }) => entityKeys.map(({ name }) => name),
  source: ({ topic }) => [topic],
  window: ({ windows }) => windows.map(({ window }) => window.kind),
  tag: ({ tags }) => Object.entries(tags).flatMap(([key, value]) => [key, value]),
};

const textOf = ({ name, description, owner, topic, windows }: Filterable): string =>
  [name, description, owner, topic, ...windows.flatMap(({ aggregations }) => aggregations.map((each) => each.name))]
    .join(' ')
    .toLowerCase();

const matchesTerm = (view: Filterable, term: string): boolean => {
  const colon = term.indexOf(':');
  const facet = colon > 0 ? FACETS[term.slice(0, colon)] : undefined;
  if (facet === undefined) return textOf(view).includes(term);
  const wanted = term.slice(colon + 1);
  return facet(view).some((value) => value.toLowerCase().startsWith(wanted));
};

/** Whether a view passes a filter such as `state:running owner:fraud -tag:legacy txn`: all terms hold, `-` turns one around. */
export const matchesFilter = (view: Filterable, filter: string): boolean =>
  filter
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '' && term !== '-')
    .every((term) => (term.startsWith('-') ? !matchesTerm(view, term.slice(1)) : matchesTerm(view, term)));
