import { type ClassValue, clsx } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      'font-size': [{ text: ['caption', 'compact', 'base', 'body-lg', 'section', 'title', 'tile'] }],
      'font-weight': [{ font: ['regular', 'strong'] }],
    },
  },
});

/** Joins class names; of two that set the same property the later one wins. */
export const cn = (...values: ClassValue[]): string => merge(clsx(values));
