'use client';

import { useLayoutEffect } from 'react';
import { THEME_KEY } from './theme-script';

const keptTheme = (): string | null => {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null; // a browser that keeps nothing for this site
  }
};

const chosenTheme = (): 'light' | 'dark' => {
  const kept = keptTheme();
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Sets the theme of a document that the browser alone renders (an address that is not there): its inline script never runs. */
export function ThemeKeeper() {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] ??= chosenTheme();
  }, []);
  return null;
}
