import type { ReactNode } from 'react';
import { cn } from './class-names';

type CardProps = { title?: ReactNode; note?: ReactNode; actions?: ReactNode; className?: string; children: ReactNode; label?: string };

/** A bordered surface for content that scrolls or is compared, with a heading. */
export function Card({ title, note, actions, className, children, label }: CardProps) {
  return (
    <section
      aria-label={label ?? (typeof title === 'string' ? title : undefined)}
      className={cn('min-w-0 rounded-card border border-border bg-card', className)}
    >
      {title === undefined ? null : (
        <header className="flex min-h-10 flex-wrap items-center gap-x-2 py-1 pr-2 pl-4">
          <h2 className="font-strong">{title}</h2>
          {note === undefined ? null : <span className="text-compact text-fg-3">{note}</span>}
          <span className="flex-1" />
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}
