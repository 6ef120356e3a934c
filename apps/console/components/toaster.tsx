'use client';

import { Toaster as Sonner } from 'sonner';

/** The polite live region of toasts; at most three at once. */
export function Toaster() {
  return (
    <Sonner
      style={{ fontFamily: 'inherit' }}
      visibleToasts={3}
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: 'flex w-[320px] gap-3 rounded-card bg-raised p-3 text-base text-fg shadow-overlay',
          title: 'font-strong',
          description: 'text-compact text-fg-2',
          error: '[&_[data-icon]]:text-crit',
          success: '[&_[data-icon]]:text-ok',
          actionButton: 'ml-auto self-start text-link',
          closeButton: 'text-fg-3',
        },
      }}
    />
  );
}
