import { parseDuration } from '@freshet/definitions';
import type { WindowDraft } from '../draft/draft';

const width = 88;
const rows = 5;

/** The panes of a window, drawn small: side by side, overlapping, or as far as the events reach. */
export function WindowPanes({ window }: { window: WindowDraft }) {
  return (
    <svg
      width={width}
      height={28}
      viewBox={`0 0 ${width} 28`}
      aria-hidden="true"
      className="mb-0.5 shrink-0 self-end fill-pane-2 stroke-pane-line max-md:hidden"
    >
      {panes(window).map(({ x, y, w, h }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={w} height={h} rx={1.5} />
      ))}
    </svg>
  );
}

type Pane = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

function panes(window: WindowDraft): readonly Pane[] {
  if (window.type === 'session')
    return [
      { x: 1, y: 10, w: 30, h: 8 },
      { x: 42, y: 10, w: 12, h: 8 },
      { x: 66, y: 10, w: 20, h: 8 },
    ];
  if (window.type !== 'sliding') return [0, 1, 2, 3].map((index) => ({ x: 1 + index * 22, y: 10, w: 20, h: 8 }));
  const overlap = overlapOf(window);
  const w = Math.max(16, (width - 2) * (overlap / (overlap + rows - 1)));
  const step = (width - 2 - w) / (rows - 1);
  return Array.from({ length: rows }, (_, index) => ({ x: 1 + index * step, y: 1 + index * 5.4, w, h: 4 }));
}

/** How many windows share an event, at most 8 so that the steps stay visible. */
function overlapOf(window: WindowDraft): number {
  const sizeMs = parseDuration(window.size.text);
  const slideMs = parseDuration(window.slide.text);
  return sizeMs && slideMs ? Math.min(8, Math.max(1, sizeMs / slideMs)) : 4;
}
