import type { ReactNode } from 'react';

/** A quiet word on a thing. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="rounded-xs bg-unknown-bg px-1.5 text-caption whitespace-nowrap text-unknown">{children}</span>;
}
