'use client';

import { Clock } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button';
import { CopyButton } from './copy-button';
import type { DataState, Problem } from './data-state';
import { Instant } from './instant';
import { Message } from './message';
import { Skeleton } from './skeleton';
import { StatusGlyph } from './status-glyph';

type StateBoundaryProps<T> = {
  state: DataState<T>;
  /** What could not be loaded, in a title: "Could not load {subject}". */
  subject: string;
  /** Teaches what would be here, with one action and a command to paste. */
  empty?: ReactNode;
  /** Says that filters hide everything, with a way to clear them. */
  noMatch?: ReactNode;
  skeleton?: ReactNode;
  onRetry?: () => void;
  children: (data: T) => ReactNode;
};

/** Shows nothing for 150 ms, so that a fast answer never flashes a skeleton. */
function LateSkeleton({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}

function Failure({ subject, problem, onRetry }: { subject: string; problem: Problem; onRetry: (() => void) | undefined }) {
  const reference = problem.requestId === null ? problem.code : `${problem.code} · req ${problem.requestId}`;
  return (
    <Message
      tone="crit"
      title={
        <>
          <StatusGlyph status="breaching" className="text-crit" /> Could not load {subject}
        </>
      }
      actions={
        <>
          {onRetry === undefined ? null : (
            <Button size="small" onClick={onRetry}>
              Retry
            </Button>
          )}
          <CopyButton text={`${reference}: ${problem.message}`} label="Copy details" />
        </>
      }
    >
      <p>{problem.message}</p>
      <p className="font-mono text-caption text-fg-3">{reference}</p>
    </Message>
  );
}

function StaleNote({ asOfMs, problem }: { asOfMs: number; problem: Problem }) {
  return (
    <p role="status" className="flex items-center gap-2 bg-unknown-bg px-4 py-1.5 text-compact text-fg">
      <Clock size={14} strokeWidth={1.5} aria-hidden />
      <span>
        as of <Instant ms={asOfMs} form="relative" />; {problem.message} Trying again.
      </span>
    </p>
  );
}

function PartialNote({ missing }: { missing: readonly string[] }) {
  return (
    <p role="status" className="flex items-center gap-2 bg-warn-bg px-4 py-1.5 text-compact text-fg">
      <StatusGlyph status="at_risk" className="text-warn" />
      <span>Some of this is missing: {missing.join(', ')}.</span>
    </p>
  );
}

/** Renders the one state that data is in; the only place where loading, empty and failing are drawn. */
export function StateBoundary<T>({ state, subject, empty, noMatch, skeleton, onRetry, children }: StateBoundaryProps<T>) {
  switch (state.kind) {
    case 'loading':
      return (
        <div aria-busy="true" aria-live="polite">
          <span className="sr-only">Loading {subject}</span>
          <LateSkeleton>{skeleton ?? <Skeleton />}</LateSkeleton>
        </div>
      );
    case 'empty':
      return empty ?? null;
    case 'no-match':
      return noMatch ?? null;
    case 'error':
      return <Failure subject={subject} problem={state.problem} onRetry={onRetry} />;
    // One shape for all three: content that is mounted anew loses what its reader typed.
    case 'ready':
    case 'stale':
    case 'partial':
      return (
        <>
          {state.kind === 'stale' ? <StaleNote asOfMs={state.asOfMs} problem={state.problem} /> : null}
          {state.kind === 'partial' ? <PartialNote missing={state.missing} /> : null}
          {children(state.data)}
        </>
      );
  }
}
