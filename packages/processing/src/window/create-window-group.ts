import type { WindowPlan } from '@freshet/definitions';
import { AlignedWindows } from './aligned-windows';
import type { CellAlgebra } from './cell';
import { SessionWindows } from './session-windows';
import type { WindowGroup } from './window-group';

/** The empty state of a planned window. */
export function createWindowGroup(window: WindowPlan, cells: CellAlgebra): WindowGroup {
  switch (window.kind) {
    case 'tumbling':
      return new AlignedWindows({ sizeMs: window.sizeMs, slideMs: window.sizeMs, offsetMs: window.offsetMs }, cells);
    case 'sliding':
      return new AlignedWindows(window, cells);
    case 'session':
      return new SessionWindows(window.gapMs, cells);
  }
}
