'use client';

import { cn } from './class-names';
import { useNow } from './now';
import { clockText, dateTimeText, relativeText, zoneText } from './time-text';

type InstantProps = {
  ms: number;
  /** `relative` ages by itself; `clock` is the time of day; `full` has the day too. */
  form?: 'relative' | 'clock' | 'full';
  className?: string;
};

/** One instant; the absolute time with its zone is always in reach, and a relative one ticks without moving anything. */
export function Instant({ ms, form = 'full', className }: InstantProps) {
  const nowMs = useNow();
  const iso = new Date(ms).toISOString();
  const text = form === 'clock' ? clockText(ms) : form === 'full' || nowMs === null ? dateTimeText(ms) : relativeText(ms, nowMs);
  return (
    <time dateTime={iso} title={`${dateTimeText(ms)} ${zoneText(ms)}, ${iso}`} className={cn('whitespace-nowrap tabular-nums', className)}>
      {text}
    </time>
  );
}
