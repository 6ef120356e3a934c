'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataState } from '../../../components/data-state';
import { StateBoundary } from '../../../components/state-boundary';
import { useTRPC } from '../../../trpc/client';
import { LazyDesigner } from './lazy-designer';
import { StartChoice } from './start-choice';

type NewFeatureViewProps = { tenant: string; featureServerUrl: string };

/** A new feature view: choose what to start from, then design it. */
export function NewFeatureView({ tenant, featureServerUrl }: NewFeatureViewProps) {
  const trpc = useTRPC();
  const sources = useQuery(trpc.source.list.queryOptions({ tenant }));
  const [text, setText] = useState<string | null>(null);
  if (text === null) return <StartChoice onStart={setText} />;
  return (
    <StateBoundary state={dataState(sources)} subject="the sources" onRetry={() => void sources.refetch()}>
      {(known) => (
        <LazyDesigner
          tenant={tenant}
          featureServerUrl={featureServerUrl}
          sources={known}
          text={text}
          latest={null}
          onStartOver={() => setText(null)}
        />
      )}
    </StateBoundary>
  );
}
