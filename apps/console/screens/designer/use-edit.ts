'use client';

import type { PatchOperation } from '@freshet/definitions';
import { useMemo } from 'react';
import { useDesigner, useDesignerStore } from './designer-context';
import { type Assignment, assign } from './draft/assign';

/** Edits of one document of the text, and whether they are possible now. */
export type Edit = {
  readonly readOnly: boolean;
  /** Makes values stand at places; `undefined` takes one away. */
  readonly assign: (...assignments: readonly Assignment[]) => void;
  readonly patch: (operations: readonly PatchOperation[]) => void;
  /** The plain value of the document now. */
  readonly raw: () => unknown;
};

/** Edits of the document at `document` among those of the text. */
export function useEdit(document: number): Edit {
  const store = useDesignerStore();
  const readOnly = useDesigner((state) => state.error !== null);
  return useMemo(() => {
    const raw = (): unknown => {
      store.getState().settle();
      return store.getState().analysis.documents[document];
    };
    const patch = (operations: readonly PatchOperation[]): void => store.getState().patch(document, operations);
    return { readOnly, raw, patch, assign: (...assignments) => patch(assign(raw(), assignments)) };
  }, [store, document, readOnly]);
}
