import type { Measure } from './series';

/** An axis: values divided by `divisor` are shown in `unit`; ticks are in the values' own unit and start at 0. */
export type Scale = { readonly divisor: number; readonly unit: string; readonly ticks: readonly number[]; readonly decimals: number };

/** From which length on a unit is used, ms. */
const DURATIONS = [
  { fromMs: 7_200_000, divisor: 3_600_000, unit: 'h' },
  { fromMs: 120_000, divisor: 60_000, unit: 'min' },
  { fromMs: 1_000, divisor: 1_000, unit: 's' },
] as const;

const durationUnit = (maxMs: number): readonly [number, string] => {
  const found = DURATIONS.find(({ fromMs }) => maxMs >= fromMs);
  return found === undefined ? [1, 'ms'] : [found.divisor, found.unit];
};

const unitOf = (measure: Measure, max: number): readonly [number, string] => {
  if (measure === 'duration') return durationUnit(max);
  if (measure === 'ratio') return [0.01, '%'];
  return measure === 'rate' ? [1, '/s'] : [1, ''];
};

/** A round step that divides `max` into at most `count` parts: 1, 2, 2.5 or 5 times a power of ten. */
export const niceStep = (max: number, count: number): number => {
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
};

/** The axis for values up to `max`: one unit, from 0, at most five ticks. A ratio always ends at 100 %. */
export const scaleOf = (measure: Measure, max: number): Scale => {
  const top = measure === 'ratio' ? 1 : Math.max(max, measure === 'duration' ? 1_000 : 1);
  const [divisor, unit] = unitOf(measure, top);
  const step = measure === 'ratio' ? 25 : niceStep(top / divisor, 4);
  const count = Math.ceil(top / divisor / step - 1e-9);
  const power = Math.floor(Math.log10(step) + 1e-9);
  const decimals = Math.max(0, -power + (Math.round((step / 10 ** power) * 10) === 25 ? 1 : 0));
  return { divisor, unit, decimals, ticks: Array.from({ length: count + 1 }, (_, index) => index * step * divisor) };
};

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');

/** A whole number with thin groups of thousands: `1 240`. */
export const countText = (value: number): string => grouped(String(Math.round(value)));

/** One value with its unit, three significant digits, ratios with two decimals: `16.3 s`, `99.62 %`, `1 240 /s`. */
export const valueText = (measure: Measure, value: number): string => {
  const [divisor, unit] = unitOf(measure, Math.abs(value));
  const scaled = value / divisor;
  if (measure === 'ratio') return `${scaled === 100 || scaled === 0 ? scaled : scaled.toFixed(2)} %`;
  const digits = Math.abs(scaled) >= 100 || Number.isInteger(scaled) ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  const text = Math.abs(scaled) >= 1_000 ? countText(scaled) : String(Number(scaled.toFixed(digits)));
  return unit === '' ? text : `${text} ${unit}`;
};
