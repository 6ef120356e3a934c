import { cn } from './class-names';

/** Every state a thing can show. Status is glyph, word and colour together, never colour alone. */
export type Status = 'meeting' | 'at_risk' | 'breaching' | 'exhausted' | 'no_data' | 'paused' | 'idle' | 'insufficient' | 'pending';

const SHAPES = {
  meeting: <circle cx="5" cy="5" r="4.2" />,
  at_risk: <path d="M5 .6 9.8 9.2H.2z" />,
  breaching: <path d="M.8.8h8.4v8.4H.8z" />,
  exhausted: (
    <>
      <path d="M3 .4h4L9.6 3v4L7 9.6H3L.4 7V3z" />
      <path d="M2.6 5h4.8" stroke="var(--bg)" strokeWidth="1.4" />
    </>
  ),
  no_data: <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="1.8 1.6" />,
  paused: <path d="M1.6 1h2.6v8H1.6zM5.8 1h2.6v8H5.8z" />,
  idle: (
    <>
      <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M3.4 2v6M5 1.4v7.2M6.6 2v6" stroke="currentColor" strokeWidth="1" />
    </>
  ),
  insufficient: (
    <>
      <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5 5V1a4 4 0 0 1 4 4z" />
    </>
  ),
  pending: (
    <>
      <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M5 2.6V5l1.8 1.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </>
  ),
} as const satisfies Record<Status, React.ReactNode>;

/** The shape of a status, drawn in the current colour. */
export function StatusGlyph({ status, className }: { status: Status; className?: string }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className={cn('size-2.5 shrink-0 fill-current', className)}>
      {SHAPES[status]}
    </svg>
  );
}
