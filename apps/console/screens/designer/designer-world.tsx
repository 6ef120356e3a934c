'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { PreviewRecord } from '../../preview/preview-message';

/** A source that the tenant has published, as the form lists it. */
export type KnownSource = {
  readonly name: string;
  readonly topic: string;
  readonly derived: boolean;
  /** The normalised document, in wire form. */
  readonly document: unknown;
};

/** The sample of real events of the design's topic. */
export type Sample = {
  readonly topic: string;
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  readonly records: readonly PreviewRecord[];
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly takenMs: number | null;
  readonly again: () => void;
};

/** What surrounds a design: whose it is, which sources there are, what its topic holds. */
export type DesignerWorld = {
  readonly tenant: string;
  /** Where events are sent and features read, for commands to paste. */
  readonly featureServerUrl: string;
  readonly sources: readonly KnownSource[];
  readonly sample: Sample;
  /** Names of fields seen in the source's declaration or in the sample. */
  readonly fieldNames: readonly string[];
};

const WorldContext = createContext<DesignerWorld | null>(null);

/** Gives a designer its surroundings. */
export function DesignerWorldProvider({ world, children }: { world: DesignerWorld; children: ReactNode }) {
  return <WorldContext.Provider value={world}>{children}</WorldContext.Provider>;
}

/** The surroundings of this designer. */
export function useDesignerWorld(): DesignerWorld {
  const world = useContext(WorldContext);
  if (!world) throw new Error('A designer part was rendered outside of its DesignerWorldProvider.');
  return world;
}
