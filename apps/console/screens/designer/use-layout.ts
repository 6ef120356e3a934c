'use client';

import { type RefObject, useEffect, useState } from 'react';

/** How much room the designer has: three panes, two with code as a tab, or one at a time. */
export type Layout = 'wide' | 'medium' | 'narrow';

const layoutOf = (widthPx: number): Layout => (widthPx >= 1100 ? 'wide' : widthPx >= 700 ? 'medium' : 'narrow');

/** The layout for the room that an element has, told again when it changes; null before it was measured. */
export function useLayout(box: RefObject<HTMLElement | null>): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setLayout(layoutOf(entry.contentRect.width));
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return layout;
}
