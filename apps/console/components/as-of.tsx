'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from './button';
import { clockText } from './time-text';

/** When the data on the screen was read, and a button to read it again now. */
export function AsOf({ ms, onRefresh }: { ms: number; onRefresh: () => void }) {
  return (
    <Button kind="ghost" onClick={onRefresh} aria-label="Refresh now" title="Refreshes by itself every 5 s while this page is visible">
      <RefreshCw size={14} strokeWidth={1.5} aria-hidden />
      <span className="tabular-nums max-md:sr-only">{ms === 0 ? 'loading' : `as of ${clockText(ms)} UTC`}</span>
    </Button>
  );
}
