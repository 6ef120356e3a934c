'use client';

import { applyPatch, SourceDocument } from '@freshet/definitions';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Designer } from './designer';
import { DesignerProvider } from './designer-context';
import { createDesignerStore } from './designer-store';
import { DesignerWorldProvider, type KnownSource } from './designer-world';
import { analyse, emptyAnalysis } from './draft/analyse';
import { useStoreSample } from './use-sample';

type MountProps = {
  tenant: string;
  featureServerUrl: string;
  sources: readonly KnownSource[];
  text: string;
  /** Text and number of the latest revision; null for a new view. */
  latest: { readonly text: string; readonly revision: number } | null;
  onStartOver: (() => void) | null;
};

/** One designer with a store of its own, from opening to leaving. */
export function DesignerMount({ tenant, featureServerUrl, sources, text, latest, onStartOver }: MountProps) {
  const declared = useMemo(() => sources.flatMap(declaredSource), [sources]);
  const known = useRef(declared);
  known.current = declared;
  const [store] = useState(() =>
    createDesignerStore(
      { text, deployed: latest?.text ?? null, empty: emptyAnalysis },
      {
        analyse: (next) => analyse(next, { sources: known.current, tenant }),
        applyPatch: (next, document, operations) => applyPatch(next, operations, { document }),
        now: Date.now,
      },
    ),
  );
  useEffect(() => {
    if (declared.length > 0) store.getState().reanalyse();
  }, [store, declared]);
  const { sample, fieldNames } = useStoreSample(store, { tenant, sources });
  const world = useMemo(
    () => ({ tenant, featureServerUrl, sources, sample, fieldNames }),
    [tenant, featureServerUrl, sources, sample, fieldNames],
  );
  return (
    <DesignerProvider store={store}>
      <DesignerWorldProvider world={world}>
        <Designer revision={latest?.revision ?? null} onStartOver={onStartOver} />
      </DesignerWorldProvider>
    </DesignerProvider>
  );
}

function declaredSource({ derived, document }: KnownSource): SourceDocument[] {
  const read = derived ? null : SourceDocument.safeParse(document);
  return read?.success ? [read.data] : [];
}
