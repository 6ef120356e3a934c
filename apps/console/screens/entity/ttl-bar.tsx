'use client';

import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import { durationText, zoneText } from '../../components/time-text';

/** How much of a value's time to live is left, as a bar and in words, with the absolute end. */
export function TtlBar({ ttlMs, expiresMs }: { ttlMs: number | null; expiresMs: number | null }) {
  const nowMs = useNow();
  if (ttlMs === null || expiresMs === null) return <span className="text-fg-3">never expires</span>;
  const leftMs = Math.max(0, expiresMs - (nowMs ?? expiresMs - ttlMs));
  const share = Math.min(1, leftMs / ttlMs);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="text-fg-3">TTL left</span>
      <span aria-hidden className="inline-block h-1.5 w-20 overflow-hidden rounded-pill bg-unknown-bg">
        <span className={`block h-full ${share < 0.15 ? 'bg-crit' : 'bg-fg-2'}`} style={{ width: `${share * 100}%` }} />
      </span>
      <b className="font-strong tabular-nums">{leftMs === 0 ? 'expired' : durationText(leftMs)}</b>
      <span className="text-fg-2">
        of {durationText(ttlMs)}, until <Instant ms={expiresMs} /> {zoneText(expiresMs)}
      </span>
    </span>
  );
}
