'use client';

import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { cn } from './class-names';

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What it is about, one sentence; read out when the dialog opens. */
  description: ReactNode;
  children?: ReactNode;
  footer: ReactNode;
  className?: string;
};

/** A modal dialog: focus stays inside, Esc closes, focus returns to where it came from. */
export function Dialog({ open, onOpenChange, title, description, children, footer, className }: DialogProps) {
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-20 bg-[rgb(16_22_29/.4)]" />
        <Radix.Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          className={cn(
            'fixed top-1/2 left-1/2 z-20 flex max-h-[calc(100dvh-32px)] w-[min(440px,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-auto rounded-dialog bg-raised p-6 shadow-overlay',
            className,
          )}
        >
          <div className="flex flex-col gap-2">
            <Radix.Title className="text-section font-strong">{title}</Radix.Title>
            <Radix.Description className="text-fg-2" asChild>
              <div>{description}</div>
            </Radix.Description>
          </div>
          {children}
          <div className="flex flex-wrap justify-end gap-2">{footer}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
