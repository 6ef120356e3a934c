import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, difference, VISIONS } from './contrast';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const tokensOf = (theme: 'light' | 'dark'): ReadonlyMap<string, string> => {
  const start = theme === 'light' ? /:root,\s*\[data-theme="light"\] \{/ : /\n\[data-theme="dark"\] \{/;
  const from = css.search(start);
  const block = css.slice(from, css.indexOf('\n}', from));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
};

const product = (foregrounds: readonly string[], backgrounds: readonly string[]) =>
  foregrounds.flatMap((front) => backgrounds.map((back) => [front, back] as const));

const STATES = ['ok', 'warn', 'crit', 'unknown'];
const TEXT = [
  ...product(['fg', 'fg-2', 'fg-3', 'primary', ...STATES], ['bg', 'muted', 'card', 'inset', 'hover', 'selected', 'raised']),
  ...STATES.flatMap((state) => product([state, 'fg', 'fg-2'], [`${state}-bg`])),
  ...product(['syn-key', 'syn-str', 'syn-num', 'syn-com', 'syn-fn'], ['inset', 'line-sel', 'add-bg', 'del-bg']),
  ...product(['primary-fg'], ['primary', 'primary-hover']),
  ...product(['fg-3'], ['add-bg', 'del-bg']),
  ['fg', 'line-sel'] as const,
];
const SERIES = ['s1', 's2', 's3', 's4', 's5', 's6'];
const GRAPHICS = product([...SERIES, 'p50', 'border-strong', 'axis'], ['bg', 'card', 'inset']);

describe.each(['light', 'dark'] as const)('%s tokens', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`no token --${name}`);
    return value;
  };
  const below = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs.filter(([front, back]) => contrast(colour(front), colour(back)) < least).map(([front, back]) => `${front} on ${back}`);

  it('keep every text at 4.5 : 1 on every surface it may stand on', () => {
    expect(below(TEXT, 4.5)).toEqual([]);
  });
  it('keep every line and border that means something at 3 : 1', () => {
    expect(below(GRAPHICS, 3)).toEqual([]);
  });
  it.each(Object.keys(VISIONS) as (keyof typeof VISIONS)[])('keep the series apart under %s vision', (vision) => {
    const pairs = product(SERIES, SERIES).filter(([first, second]) => first < second);
    const least = Math.min(...pairs.map(([first, second]) => difference(colour(first), colour(second), vision)));
    expect(least).toBeGreaterThan(17);
  });
});

it('measures as the published pairs of CIEDE2000 and WCAG say', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(difference('#1a44c2', '#1a44c2', 'normal')).toBe(0);
  expect(difference('#ffffff', '#000000', 'normal')).toBeCloseTo(100, 1);
});
