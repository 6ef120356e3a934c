import { pathTo } from '../../shell/path-to';

/** The address of an entity's values: each key is a search parameter of its own name. */
export const entityPath = (tenant: string, view: string, entity: Readonly<Record<string, unknown>>): string => {
  const search = new URLSearchParams(Object.entries(entity).map(([name, value]) => [name, String(value)]));
  return `${pathTo(tenant, 'entities', view)}?${search}`;
};

/** The keys of an address; null while one of them is missing. */
export const entityOf = (
  search: Readonly<Record<string, string | readonly string[] | undefined>>,
  keys: readonly string[],
): Readonly<Record<string, string>> | null => {
  const entity: Record<string, string> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value !== 'string') return null;
    entity[key] = value;
  }
  return entity;
};
