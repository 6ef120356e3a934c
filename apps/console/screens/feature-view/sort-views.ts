import type { Outputs } from '../../trpc/outputs';

/** A row of the catalogue. */
export type CatalogueView = Outputs['featureView']['list'][number];

/** What the catalogue can be ordered by; worst first where there is a worst. */
export const SORTS = ['name', 'freshness', 'hit-rate', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

const byName = (a: Pick<CatalogueView, 'name'>, b: Pick<CatalogueView, 'name'>): number => a.name.localeCompare(b.name, 'en');

const worth = (view: Pick<CatalogueView, 'freshnessP99Ms' | 'hitRate' | 'updatedMs'>, sort: Exclude<Sort, 'name'>): number => {
  if (sort === 'freshness') return view.freshnessP99Ms ?? -1;
  return sort === 'hit-rate' ? 1 - (view.hitRate ?? 2) : view.updatedMs;
};

/** The views in an order; equal ones by name, those without a number last. */
export const sortViews = <V extends Pick<CatalogueView, 'name' | 'freshnessP99Ms' | 'hitRate' | 'updatedMs'>>(
  views: readonly V[],
  sort: Sort,
): readonly V[] => views.toSorted((a, b) => (sort === 'name' ? byName(a, b) : worth(b, sort) - worth(a, sort) || byName(a, b)));
