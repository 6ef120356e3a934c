import { PLACES } from './navigation';
import { pathTo } from './path-to';

/** One step of the path to the page; the last has no link. */
export type Crumb = { readonly label: string; readonly href: string | null };

const labelOf = (segment: string, depth: number): string => {
  if (depth === 0) return PLACES.find((place) => place.segment === segment)?.label ?? segment;
  if (segment === 'new') return 'New feature view';
  return segment === 'design' ? 'Design' : segment;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The steps from a tenant's first page to `pathname`. */
export const breadcrumb = (pathname: string): readonly Crumb[] => {
  const [tenant, ...rest] = pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  if (tenant === undefined) return [];
  return rest.map((segment, depth) => ({
    label: labelOf(segment, depth),
    href: depth === rest.length - 1 ? null : pathTo(tenant, ...rest.slice(0, depth + 1)),
  }));
};
