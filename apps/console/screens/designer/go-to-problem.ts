import type { Problem } from './draft/card';

/** Moves the focus to the control of the innermost place that a problem names; false when the form has none. */
export function focusProblem(root: ParentNode, { document: index, diagnostic }: Problem): boolean {
  const places = [...root.querySelectorAll<HTMLElement>(`[data-document="${index}"][data-place]`)];
  const matching = places
    .filter((element) => {
      const place = element.dataset.place ?? '';
      return diagnostic.path === place || diagnostic.path.startsWith(`${place}/`) || durationBase(diagnostic.path) === durationBase(place);
    })
    .sort((a, b) => (b.dataset.place ?? '').length - (a.dataset.place ?? '').length);
  const control = matching[0]?.querySelector<HTMLElement>('input, select, button');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
  return control !== undefined && control !== null;
}

const durationBase = (path: string): string => path.replace(/_(ms|seconds)$/, '');

/** The problem after (or before) the one at `index` in a round. */
export function stepProblem(count: number, index: number | null, step: 1 | -1): number | null {
  if (count === 0) return null;
  if (index === null) return step === 1 ? 0 : count - 1;
  return (index + step + count) % count;
}
