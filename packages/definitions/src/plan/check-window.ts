import type { Diagnostic, Fix } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { formatDuration } from '../duration';
import type { Window } from '../window';
import { replaceDuration } from './replace-duration';

const MANY_SLICES = 600;
/** Beyond it one event would open more windows than a process can hold. */
const MOST_SLICES = 100_000;

/** Whether a sliding window is made of whole slices, and not of too many. */
export function checkWindow(window: Window, at: { readonly path: string; readonly raw: unknown }): readonly Diagnostic[] {
  if (window.kind !== 'sliding') return [];
  const { sizeMs, slideMs } = window;
  const path = replaceDuration(at.raw, { holder: at.path, name: 'slide', ms: slideMs }).path;
  const fix = (ms: number): Fix => ({
    label: `Slide every ${formatDuration(ms)}`,
    patch: [replaceDuration(at.raw, { holder: at.path, name: 'slide', ms })],
  });
  if (sizeMs % slideMs !== 0) {
    const fits = [...new Set([nearestDivisor(sizeMs, slideMs), sizeMs])];
    const message = `The size ${formatDuration(sizeMs)} is not a multiple of the slide ${formatDuration(slideMs)}.`;
    return [diagnostic('FR120', { path, message, fixes: fits.map(fix) })];
  }
  const slices = sizeMs / slideMs;
  if (slices <= MANY_SLICES) return [];
  const message = `${formatDuration(sizeMs)} every ${formatDuration(slideMs)} makes ${slices} slices an entity.`;
  const fewer = sizeMs / largestDivisorUpTo(slices, MANY_SLICES);
  const fixes = fewer < sizeMs ? [fix(fewer)] : [];
  if (slices > MOST_SLICES) return [diagnostic('FR104', { path, message: `${message} At most ${MOST_SLICES} are possible.`, fixes })];
  return [diagnostic('FR121', { path, message, fixes })];
}

/** The divisor of `size` nearest to `slide`, at most a bounded search away; `size` itself when there is none near. */
function nearestDivisor(sizeMs: number, slideMs: number): number {
  const slices = Math.max(1, Math.round(sizeMs / slideMs));
  for (let step = 0; step <= 10_000; step++) {
    const near = [slices - step, slices + step].find((count) => count >= 1 && sizeMs % count === 0);
    if (near !== undefined) return sizeMs / near;
  }
  return sizeMs;
}

function largestDivisorUpTo(count: number, limit: number): number {
  for (let divisor = limit; divisor > 1; divisor--) if (count % divisor === 0) return divisor;
  return 1;
}
