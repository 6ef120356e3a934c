import type { Point } from './series';

/** The size of a sparkline, px. */
export const SPARK = { width: 52, height: 20 } as const;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The y of a value in a sparkline whose top is `top`. */
export const sparkY = (value: number, top: number): number =>
  round(SPARK.height - 2 - (Math.min(value, top) / Math.max(top, 1e-9)) * (SPARK.height - 4));

/** SVG path of one line: a missing point lifts the pen, a lonely one is a dot. */
export const sparklinePath = (points: readonly Point[], key: string, top: number): string => {
  const stepX = (SPARK.width - 2) / Math.max(1, points.length - 1);
  let drawing = false;
  return points
    .flatMap(({ values }, index) => {
      const value = values[key] ?? null;
      if (value === null) {
        drawing = false;
        return [];
      }
      const place = `${round(1 + index * stepX)} ${sparkY(value, top)}`;
      const command = drawing ? `L${place}` : `M${place}h.1`;
      drawing = true;
      return [command];
    })
    .join('');
};
