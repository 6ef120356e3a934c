import type { WindowPlan } from '../plan/plan';

/** The canonical name of a window group in ms: `tumbling_3600000`, `sliding_3600000_60000_offset_5000` (`delivery.md` R1). */
export function windowGroupName(window: WindowPlan): string {
  switch (window.kind) {
    case 'tumbling':
      return `tumbling_${window.sizeMs}${offset(window.offsetMs)}`;
    case 'sliding':
      return `sliding_${window.sizeMs}_${window.slideMs}${offset(window.offsetMs)}`;
    case 'session':
      return `session_${window.gapMs}`;
  }
}

function offset(offsetMs: number): string {
  return offsetMs === 0 ? '' : `_offset_${offsetMs}`;
}
