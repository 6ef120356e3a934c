import type { ReactNode } from 'react';
import { cn } from './class-names';

type MessageProps = {
  title: ReactNode;
  /** `h1` where the message is the whole page. */
  level?: 'h1' | 'h2';
  tone?: 'plain' | 'crit';
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** What happened, why, and one action: the body of empty, no-match and error states. */
export function Message({ title, level: Heading = 'h2', tone = 'plain', children, actions, className }: MessageProps) {
  return (
    <div role={tone === 'crit' ? 'alert' : undefined} className={cn('flex max-w-[64ch] flex-col items-start gap-2 p-6', className)}>
      <Heading className={cn('flex items-center gap-2 text-body-lg font-strong', tone === 'crit' && 'text-crit')}>{title}</Heading>
      <div className="flex min-w-0 flex-col gap-2 text-fg-2">{children}</div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2 pt-1">{actions}</div>}
    </div>
  );
}
