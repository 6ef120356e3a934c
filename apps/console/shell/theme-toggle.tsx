'use client';

import { MoonStar, SunMedium } from 'lucide-react';
import { IconButton } from '../components/icon-button';
import { THEME_KEY } from './theme-script';

const switchTheme = (): void => {
  const root = document.documentElement;
  const next = root.dataset['theme'] === 'dark' ? 'light' : 'dark';
  root.dataset['theme'] = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // A browser that keeps nothing still switches for this page.
  }
};

/** Switches between light and dark and remembers the choice. */
export function ThemeToggle() {
  return (
    <IconButton label="Switch theme" onClick={switchTheme}>
      <SunMedium size={16} strokeWidth={1.5} className="hidden [[data-theme=dark]_&]:block" aria-hidden />
      <MoonStar size={16} strokeWidth={1.5} className="[[data-theme=dark]_&]:hidden" aria-hidden />
    </IconButton>
  );
}
