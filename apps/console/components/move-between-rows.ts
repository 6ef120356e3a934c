import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Keys of a table whose rows are links: j and ↓ go to the next row's link, k and ↑ to the one before; Enter follows it. Works only while the focus is in the table. */
export const moveBetweenRows = (event: KeyboardEvent<HTMLTableElement>): void => {
  const step = event.metaKey || event.ctrlKey || event.altKey ? undefined : STEPS[event.key];
  const row = event.target instanceof Element ? event.target.closest('tbody > tr') : null;
  if (step === undefined || row === null) return;
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  event.preventDefault();
  next?.querySelector('a')?.focus();
};
