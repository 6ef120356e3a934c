'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from './button';
import { clockText, zoneText } from './time-text';

/** When the data on the screen was read, and a button to read it again now. */
export function AsOf({ ms, onRefresh }: { ms: number; onRefresh: () => void }) {
  return (
    <Button
      kind="ghost"
      className="max-md:order-last max-md:-ml-2"
      onClick={onRefresh}
      title="Refresh now; refreshes by itself every 5 s while this page is visible"
    >
      <RefreshCw size={14} strokeWidth={1.5} aria-hidden />
      <span className="tabular-nums">
        {ms === 0 ? (
          'not read yet'
        ) : (
          <>
            as of {clockText(ms)}
            <span className="max-md:sr-only"> {zoneText(ms)}</span>
          </>
        )}
      </span>
    </Button>
  );
}
