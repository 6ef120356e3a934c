import { statfsSync } from 'node:fs';

/** Below this PostgreSQL and the logs stop taking writes one after the other. */
const SCARCE_BYTES = 32 * 1024 * 1024;
const INTERVAL_MS = 5_000;

/** How many bytes the disk of a folder has left for us. */
export const freeBytes = (path: string): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

const isScarce = (path: string, free: (path: string) => number): boolean => {
  try {
    return free(path) < SCARCE_BYTES;
  } catch {
    // Whoever removed the folder under us hears of it from the processes that need it.
    return false;
  }
};

/** Says when the disk of a folder gets full and when there is room again; returns what ends the watch. */
export const watchDisk = (
  path: string,
  say: (sentence: string) => void,
  { free = freeBytes, intervalMs = INTERVAL_MS }: { readonly free?: (path: string) => number; readonly intervalMs?: number } = {},
): (() => void) => {
  let isFull = false;
  const timer = setInterval(() => {
    const wasFull = isFull;
    isFull = isScarce(path, free);
    if (isFull && !wasFull) say(`The disk that holds ${path} is full: new events are refused until there is room. Nothing is lost.`);
    if (wasFull && !isFull) say(`The disk that holds ${path} has room again.`);
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
};
