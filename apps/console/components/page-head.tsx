import type { ReactNode } from 'react';
import { cn } from './class-names';

type PageHeadProps = { title: ReactNode; mono?: boolean; note?: ReactNode; actions?: ReactNode; children?: ReactNode; className?: string };

/** The head of a page: its one h1, what is beside it, and the actions on the right. */
export function PageHead({ title, mono = false, note, actions, children, className }: PageHeadProps) {
  return (
    <div className={cn('border-b border-border px-6 pt-4 pb-3 max-md:px-4 max-md:pt-3', className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1
          className={cn(
            'min-w-0 font-strong [overflow-wrap:anywhere]',
            mono ? 'font-mono text-section leading-7' : 'text-title tracking-[-.01em]',
          )}
        >
          {title}
        </h1>
        {note}
        <span className="flex-1 max-md:hidden" />
        {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
