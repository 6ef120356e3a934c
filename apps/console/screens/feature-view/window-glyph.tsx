import type { WindowPlan } from '@freshet/definitions';
import { windowMark } from './window-text';

const SHAPES = {
  tumbling: <path d="M1 3.5h6v5H1zM8 3.5h6v5H8z" />,
  sliding: (
    <>
      <path d="M1 2h9v4H1z" />
      <path d="M5 6.5h9v4H5z" />
    </>
  ),
  session: (
    <>
      <path d="M1 10V7a3 3 0 0 1 6 0v3M9 10V8a2.5 2.5 0 0 1 5 0v2" />
      <path d="M0 10.5h15" />
    </>
  ),
} as const satisfies Record<WindowPlan['kind'], React.ReactNode>;

/** A window as a small picture of its panes and its sizes. */
export function WindowGlyph({ window }: { window: WindowPlan }) {
  return (
    <span
      className="inline-flex items-center gap-1 text-compact whitespace-nowrap text-fg-2"
      title={`${window.kind} ${windowMark(window)}`}
    >
      <svg width="15" height="12" viewBox="0 0 15 12" aria-hidden="true" fill="none" stroke="var(--fg-3)" strokeWidth="1.1">
        {SHAPES[window.kind]}
      </svg>
      <span className="sr-only">{window.kind} </span>
      {windowMark(window)}
    </span>
  );
}
