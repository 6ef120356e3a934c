'use client';

import { Button } from '../../../components/button';
import { cn } from '../../../components/class-names';
import type { Problem } from '../../../components/data-state';
import { StatusGlyph } from '../../../components/status-glyph';
import type { PlannedView } from './planned-view';

/** From where a new job reads. */
export type Start = 'earliest' | 'latest';

const starts = [
  { value: 'earliest', title: 'From the earliest event', note: 'Values also for all events that the topic still holds.' },
  { value: 'latest', title: 'From now on', note: 'Only new events; the first value when a whole window has passed.' },
] as const;

type ApplyBarProps = {
  planned: PlannedView;
  /** How many views of the text are deployed together. */
  count: number;
  start: Start;
  onStart: (start: Start) => void;
  pending: boolean;
  problem: Problem | null;
  onApply: () => void;
};

/** Where to start, and the button that deploys; what the server refused is said here. */
export function ApplyBar({ planned, count, start, onStart, pending, problem, onApply }: ApplyBarProps) {
  return (
    <footer className="shrink-0 border-t border-border-strong bg-card">
      {problem === null ? null : (
        <div role="alert" className="flex gap-2 bg-crit-bg px-4 py-2 text-compact">
          <StatusGlyph status="breaching" className="mt-1 text-crit" />
          <p>
            <b className="font-strong">Not deployed.</b> {problem.message}{' '}
            <span className="font-mono text-caption text-fg-2">
              {problem.code}
              {problem.requestId === null ? '' : ` · req ${problem.requestId}`}
            </span>
          </p>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3 px-4 py-3">
        {planned.keepsState ? (
          <p className="text-compact text-fg-2">The job goes on from where it is; there is no start to choose.</p>
        ) : (
          <fieldset className="flex flex-wrap gap-2" disabled={pending}>
            <legend className="sr-only">Start</legend>
            {starts.map(({ value, title, note }) => (
              <label
                key={value}
                className={cn(
                  'flex w-60 cursor-pointer gap-2 rounded-card border px-3 py-2 text-compact max-md:w-full',
                  start === value ? 'border-primary shadow-[0_0_0_1px_var(--primary)]' : 'border-border',
                )}
              >
                <input
                  type="radio"
                  name="start"
                  className="mt-0.5 size-3.5 accent-(--primary)"
                  checked={start === value}
                  onChange={() => onStart(value)}
                />
                <span>
                  <b className="font-strong">{title}</b>
                  <span className="block text-fg-2">{note}</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <span className="flex-1" />
        <p role="status" className="text-compact text-fg-2">
          {pending ? 'Waiting for the server’s answer…' : ''}
        </p>
        <Button kind="primary" pending={pending} onClick={onApply}>
          {count > 1 ? `Deploy ${count} feature views` : `Deploy ${planned.view} r${planned.to}`}
        </Button>
      </div>
    </footer>
  );
}
