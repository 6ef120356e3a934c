'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './class-names';

/** A small non-modal panel on a button; Esc and a click outside close it. */
export function Popover({
  trigger,
  label,
  className,
  children,
}: {
  trigger: ReactNode;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          sideOffset={4}
          collisionPadding={8}
          className={cn('z-20 w-72 rounded-card bg-raised p-3 text-compact text-fg-2 shadow-overlay', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
