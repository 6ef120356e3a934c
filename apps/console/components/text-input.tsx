import type { ComponentProps } from 'react';
import { cn } from './class-names';

/** A one-line text input. */
export function TextInput({ className, mono = false, ...rest }: ComponentProps<'input'> & { mono?: boolean }) {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      className={cn(
        'h-(--control) w-full min-w-0 rounded-control border border-border-strong bg-bg px-2 text-fg aria-invalid:border-crit aria-invalid:shadow-[0_0_0_1px_var(--crit)] disabled:border-border disabled:bg-muted disabled:text-fg-3',
        mono && 'font-mono text-compact',
        className,
      )}
      {...rest}
    />
  );
}
