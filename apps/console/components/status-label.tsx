import { cn } from './class-names';
import { type Status, StatusGlyph } from './status-glyph';

const COLOURS = {
  meeting: 'text-ok',
  at_risk: 'text-warn',
  breaching: 'text-crit',
  exhausted: 'text-crit',
  no_data: 'text-unknown',
  paused: 'text-unknown',
  idle: 'text-unknown',
  insufficient: 'text-unknown',
  pending: 'text-unknown',
} as const satisfies Record<Status, string>;

const FILLS = {
  meeting: 'bg-ok-bg',
  at_risk: 'bg-warn-bg',
  breaching: 'bg-crit-bg',
  exhausted: 'bg-crit-bg',
  no_data: 'bg-unknown-bg',
  paused: 'bg-unknown-bg',
  idle: 'bg-unknown-bg',
  insufficient: 'bg-unknown-bg',
  pending: 'bg-unknown-bg',
} as const satisfies Record<Status, string>;

/** A status as glyph and word; as a pill in page heads. */
export function StatusLabel({
  status,
  word,
  pill = false,
  className,
}: {
  status: Status;
  word: string;
  pill?: boolean;
  className?: string;
}) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 font-strong whitespace-nowrap',
        COLOURS[status],
        pill && ['h-5 rounded-pill px-2 text-compact', FILLS[status]],
        className,
      )}
    >
      <StatusGlyph status={status} />
      {word}
    </span>
  );
}
