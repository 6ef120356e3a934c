'use client';

import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let nowMs: number | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  if (document.hidden) return;
  nowMs = Date.now();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  if (timer === undefined) {
    nowMs = Date.now();
    timer = setInterval(tick, 1_000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The present, once a second, for text that ages; null on the server and before hydration. One timer for the whole page, still while it is hidden. */
export const useNow = (): number | null =>
  useSyncExternalStore(
    subscribe,
    () => nowMs,
    () => null,
  );
