'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { DesignerState, DesignerStore } from './designer-store';

const DesignerContext = createContext<DesignerStore | null>(null);

/** Gives a tree its designer's store; one store per mount. */
export function DesignerProvider({ store, children }: { store: DesignerStore; children: ReactNode }) {
  return <DesignerContext.Provider value={store}>{children}</DesignerContext.Provider>;
}

/** The store itself, for handlers that read at the time of a click. */
export function useDesignerStore(): DesignerStore {
  const store = useContext(DesignerContext);
  if (!store) throw new Error('A designer part was rendered outside of its DesignerProvider.');
  return store;
}

/** One part of the designer's state; the component renders again when it changes. */
export function useDesigner<T>(select: (state: DesignerState) => T): T {
  return useStore(useDesignerStore(), select);
}
