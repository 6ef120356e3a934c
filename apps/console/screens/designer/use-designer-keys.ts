'use client';

import { useEffect, useRef } from 'react';
import type { CardId } from './draft/card';
import { cardIds } from './draft/card';

/** What the designer's keys do. */
export type DesignerKeys = {
  readonly review: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly nextProblem: (step: 1 | -1) => void;
  readonly openCard: (card: CardId) => void;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], .monaco-editor') !== null;
const isInEditor = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('.monaco-editor') !== null;

/** Listens for ⌘⏎ review, ⌘Z and ⇧⌘Z, F8 and ⇧F8, and 1…6 for the cards while the designer is on screen. */
export function useDesignerKeys(keys: DesignerKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function actionOf(event: KeyboardEvent, keys: DesignerKeys): (() => void) | null {
  const command = event.metaKey || event.ctrlKey;
  if (command && event.key === 'Enter') return keys.review;
  if (command && !event.altKey && event.key.toLowerCase() === 'z' && !isInEditor(event.target))
    return event.shiftKey ? keys.redo : keys.undo;
  if (event.key === 'F8') return () => keys.nextProblem(event.shiftKey ? -1 : 1);
  if (command || event.altKey || isTyping(event.target)) return null;
  const card = cardIds[Number(event.key) - 1];
  return card === undefined ? null : () => keys.openCard(card);
}
