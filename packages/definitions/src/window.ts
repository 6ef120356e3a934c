import * as z from 'zod';
import { checkDuration, DELAY_RANGE, durationKeys, readDuration, WINDOW_RANGE } from './duration-keys';
import type { WindowPlan } from './plan/plan';

/** The kinds of window, as a declaration writes them. */
export const WINDOW_TYPES = ['tumbling', 'sliding', 'session'] as const;

const size = durationKeys('size', WINDOW_RANGE);
const slide = durationKeys('slide', WINDOW_RANGE);
const gap = durationKeys('gap', WINDOW_RANGE);
const offset = durationKeys('offset', DELAY_RANGE);

/** The keys of each kind of window. */
export const WINDOW_SHAPES = {
  tumbling: { window_type: z.literal('tumbling'), ...size, ...offset },
  sliding: { window_type: z.literal('sliding'), ...size, ...slide, ...offset },
  session: { window_type: z.literal('session'), ...gap },
};

const tumbling = z.strictObject(WINDOW_SHAPES.tumbling).superRefine((window, context) => {
  checkDuration(context, window, { name: 'size', required: true });
  checkDuration(context, window, { name: 'offset', required: false });
});
const sliding = z.strictObject(WINDOW_SHAPES.sliding).superRefine((window, context) => {
  checkDuration(context, window, { name: 'size', required: true });
  checkDuration(context, window, { name: 'slide', required: true });
  checkDuration(context, window, { name: 'offset', required: false });
});
const session = z.strictObject(WINDOW_SHAPES.session).superRefine((window, context) => {
  checkDuration(context, window, { name: 'gap', required: true });
});

/** The window of an aggregation; read as ms, its offset brought into one size or slide (law W1). */
export const Window = z.discriminatedUnion('window_type', [tumbling, sliding, session]).transform((wire): WindowPlan => {
  const offsetMs = readDuration(wire, 'offset') ?? 0;
  const sizeMs = readDuration(wire, 'size') ?? 0;
  switch (wire.window_type) {
    case 'tumbling':
      return { kind: 'tumbling', sizeMs, offsetMs: offsetMs % sizeMs };
    case 'sliding': {
      const slideMs = readDuration(wire, 'slide') ?? 0;
      return { kind: 'sliding', sizeMs, slideMs, offsetMs: offsetMs % slideMs };
    }
    case 'session':
      return { kind: 'session', gapMs: readDuration(wire, 'gap') ?? 0 };
  }
});
export type Window = z.output<typeof Window>;

/** Writes a window as a declaration does, durations in ms. */
export function encodeWindow(window: Window) {
  const offset = 'offsetMs' in window && window.offsetMs !== 0 ? { offset_ms: window.offsetMs } : {};
  switch (window.kind) {
    case 'tumbling':
      return { window_type: window.kind, size_ms: window.sizeMs, ...offset };
    case 'sliding':
      return { window_type: window.kind, size_ms: window.sizeMs, slide_ms: window.slideMs, ...offset };
    case 'session':
      return { window_type: window.kind, gap_ms: window.gapMs };
  }
}
