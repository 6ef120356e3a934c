'use client';

import { useQuery } from '@tanstack/react-query';
import { dataState } from '../../../components/data-state';
import { StateBoundary } from '../../../components/state-boundary';
import { useTRPC } from '../../../trpc/client';
import { LazyDesigner } from './lazy-designer';

type EditFeatureViewProps = { tenant: string; view: string; featureServerUrl: string };

/** Designs the next revision of a feature view from its latest one. */
export function EditFeatureView({ tenant, view, featureServerUrl }: EditFeatureViewProps) {
  const trpc = useTRPC();
  const sources = useQuery(trpc.source.list.queryOptions({ tenant }));
  // The design starts from what was the latest when it was opened; a later revision must not change the text under the author's hands.
  const found = useQuery(
    trpc.featureView.get.queryOptions({ tenant, view }, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false }),
  );
  return (
    <StateBoundary state={dataState(found)} subject={view} onRetry={() => void found.refetch()}>
      {(latest) => (
        <StateBoundary state={dataState(sources)} subject="the sources" onRetry={() => void sources.refetch()}>
          {(known) => (
            <LazyDesigner
              tenant={tenant}
              featureServerUrl={featureServerUrl}
              sources={known}
              text={latest.document}
              latest={{ text: latest.document, revision: latest.latestRevision }}
              onStartOver={null}
            />
          )}
        </StateBoundary>
      )}
    </StateBoundary>
  );
}
