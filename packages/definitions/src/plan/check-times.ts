import type { Diagnostic, Fix } from '../diagnostic';
import { diagnostic } from '../diagnostic-catalogue';
import { formatDuration } from '../duration';
import type { FeatureViewDocument } from '../feature-view';
import type { SourceDocument } from '../source';
import type { Window } from '../window';
import { replaceDuration } from './replace-duration';

/** Whether the ttl and the freshness objective can hold with these windows and this watermark delay. */
export function checkTimes(view: FeatureViewDocument, source: SourceDocument, raw: unknown): readonly Diagnostic[] {
  return [...checkTtl(view, source, raw), ...checkObjective(view, source, raw)];
}

/** How long after one row of a busy entity the next one comes: the size, the slide, or (session) the gap that must pass. */
export function refreshMs(window: Window): number {
  switch (window.kind) {
    case 'tumbling':
      return window.sizeMs;
    case 'sliding':
      return window.slideMs;
    case 'session':
      return window.gapMs;
  }
}

function checkTtl(view: FeatureViewDocument, source: SourceDocument, raw: unknown): readonly Diagnostic[] {
  const { ttlMs } = view;
  if (ttlMs === null) return [];
  // A row is readable from window end + delay on; the next one comes a refresh later, a session's at no fixed time.
  const needed = view.aggregations.map(({ window }) => (window.kind === 'session' ? 0 : refreshMs(window)) + source.watermarkDelayMs);
  const most = Math.max(0, ...needed);
  if (ttlMs >= most) return [];
  const keep = replaceDuration(raw, { holder: '', name: 'ttl', ms: most });
  const fixes: Fix[] = [{ label: `Keep values for ${formatDuration(most)}`, patch: [keep] }];
  const message = `Values expire after ${formatDuration(ttlMs)}, but the next one can be ${formatDuration(most)} away (refresh and watermark delay).`;
  return [diagnostic('FR131', { path: keep.path, message, fixes })];
}

function checkObjective(view: FeatureViewDocument, source: SourceDocument, raw: unknown): readonly Diagnostic[] {
  const objective = view.freshnessSlo;
  if (objective === null || view.aggregations.length === 0) return [];
  const ages = view.aggregations.map(({ window }) => refreshMs(window) + source.watermarkDelayMs);
  const oldest = Math.max(...ages);
  if (oldest <= objective.thresholdMs) return [];
  const raise = replaceDuration(raw, { holder: '/freshness_slo', name: 'threshold', ms: oldest });
  const promise: Fix = { label: `Promise ${formatDuration(oldest)} instead`, patch: [raise] };
  const slide = slideFix(view, { source, thresholdMs: objective.thresholdMs, ages, raw });
  const message = `A value can be ${formatDuration(oldest)} old before the next one comes; the objective is ${formatDuration(objective.thresholdMs)}.`;
  return [diagnostic('FR130', { path: raise.path, message, fixes: slide === null ? [promise] : [slide, promise] })];
}

/** Lets the tumbling and sliding windows that are too slow slide often enough; null where no slide would do. */
function slideFix(
  view: FeatureViewDocument,
  at: { source: SourceDocument; thresholdMs: number; ages: readonly number[]; raw: unknown },
): Fix | null {
  const slow = view.aggregations.flatMap(({ window }, index) =>
    (at.ages[index] ?? 0) > at.thresholdMs ? [{ window, path: `/aggregations/${index}/window` }] : [],
  );
  const budgetMs = at.thresholdMs - at.source.watermarkDelayMs;
  const slides = slow.map(({ window }) => (window.kind === 'session' ? null : slideWithin(window.sizeMs, budgetMs)));
  const [first] = slides;
  if (first === undefined || first === null || slides.some((slideMs) => slideMs === null)) return null;
  const patch = slow.flatMap(({ window, path }, index) => {
    const set = replaceDuration(at.raw, { holder: path, name: 'slide', ms: slides[index] ?? first });
    return window.kind === 'tumbling' ? [{ op: 'replace' as const, path: `${path}/window_type`, value: 'sliding' }, set] : [set];
  });
  return { label: `Slide every ${formatDuration(first)}`, patch };
}

/** The longest slide of at most `budgetMs` that divides the size into at most 600 slices, or null. */
function slideWithin(sizeMs: number, budgetMs: number): number | null {
  if (budgetMs < 1) return null;
  for (let slices = Math.ceil(sizeMs / budgetMs); slices <= 600; slices++) if (sizeMs % slices === 0) return sizeMs / slices;
  return null;
}
