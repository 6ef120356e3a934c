import type { ReactNode } from 'react';
import { cn } from './class-names';

/** A small bordered fact, such as a revision. */
export function Chip({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1 rounded-control border border-border bg-bg px-2 text-compact whitespace-nowrap text-fg-2',
        className,
      )}
    >
      {children}
    </span>
  );
}
