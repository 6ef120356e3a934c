import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** A native select in the console's looks: it works with every keyboard, finger and screen reader. */
export function SelectInput({ className, mono = false, children, ...rest }: ComponentProps<'select'> & { mono?: boolean }) {
  return (
    <span className={cn('relative inline-flex min-w-0', className)}>
      <select
        className={cn(
          'h-(--control) w-full min-w-0 appearance-none truncate rounded-control border border-border-strong bg-bg pr-7 pl-2 text-fg aria-invalid:border-crit disabled:border-border disabled:bg-muted disabled:text-fg-3',
          mono && 'font-mono text-compact',
        )}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        size={14}
        strokeWidth={1.5}
        className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-fg-3"
        aria-hidden
      />
    </span>
  );
}
