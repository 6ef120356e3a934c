import { clockText } from '../time-text';

const STEPS_MS = [
  60_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 21_600_000, 43_200_000, 86_400_000,
] as const;

/** Round instants between two, at most `count` of them. */
export const timeTicks = (fromMs: number, toMs: number, count: number): readonly number[] => {
  const stepMs = STEPS_MS.find((step) => (toMs - fromMs) / step <= count) ?? 86_400_000;
  const first = Math.ceil(fromMs / stepMs) * stepMs;
  return Array.from({ length: Math.max(0, Math.floor((toMs - first) / stepMs) + 1) }, (_, index) => first + index * stepMs);
};

/** A tick's label: `14:30`. */
export const tickText = (ms: number, zone?: string): string => clockText(ms, zone).slice(0, 5);
