'use client';

import { useQuery } from '@tanstack/react-query';
import { PencilLine } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { AsOf } from '../../components/as-of';
import { Button } from '../../components/button';
import { Chip } from '../../components/chip';
import { dataState } from '../../components/data-state';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { Skeleton } from '../../components/skeleton';
import { StateBoundary } from '../../components/state-boundary';
import { StatusLabel } from '../../components/status-label';
import { Tabs } from '../../components/tabs';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { DeploymentActions } from '../deployment/deployment-actions';
import { observedStatus } from '../deployment/observed-status';
import { ViewOverview } from './view-overview';

type View = Outputs['featureView']['get'];

const CodeBlock = dynamic(() => import('../../components/code-block').then((module) => module.CodeBlock), { loading: () => <Skeleton /> });
const RevisionHistory = dynamic(() => import('./revision-history').then((module) => module.RevisionHistory), {
  loading: () => <Skeleton />,
});

const TABS = ['overview', 'sql', 'declaration', 'revisions'] as const;
const TAB_ITEMS = [
  { value: 'overview', label: 'Overview' },
  { value: 'sql', label: 'SQL' },
  { value: 'declaration', label: 'Declaration' },
  { value: 'revisions', label: 'Revisions' },
] as const;

function Heading({ tenant, view, asOfMs, onRefresh }: { tenant: string; view: View; asOfMs: number; onRefresh: () => void }) {
  const { status, word } = observedStatus(view.serving?.observed ?? null);
  return (
    <PageHead
      title={view.name}
      mono
      className="border-b-0"
      note={
        <>
          <StatusLabel status={status} word={word} pill />
          <Chip>r{view.serving?.revision ?? view.latestRevision}</Chip>
          {view.owner === null ? null : <span className="text-fg-2">{view.owner}</span>}
        </>
      }
      actions={
        <>
          <AsOf ms={asOfMs} onRefresh={onRefresh} />
          <Button asChild kind="primary">
            <Link href={pathTo(tenant, 'features', view.name, 'design')}>
              <PencilLine size={14} strokeWidth={1.5} aria-hidden />
              Edit
            </Link>
          </Button>
          {view.serving === null ? null : (
            <DeploymentActions tenant={tenant} view={view.name} deployment={view.serving.deployment} desired={view.serving.desired} />
          )}
        </>
      }
    />
  );
}

/** One feature view: is it right, fresh, used, and what is it exactly? */
export function FeatureViewScreen({ tenant, view: name }: { tenant: string; view: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.featureView.get.queryOptions({ tenant, view: name }, LIVE));
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('overview').withOptions({ history: 'push' }));
  return (
    <StateBoundary state={dataState(query)} subject={name} onRetry={() => void query.refetch()}>
      {(view) => (
        <>
          <Heading tenant={tenant} view={view} asOfMs={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />
          <div className="border-b border-border px-4 max-md:px-2">
            <Tabs label="Parts of the feature view" value={tab} onChange={(next) => void setTab(next)} items={TAB_ITEMS} />
          </div>
          <RefetchSweep active={query.isFetching && !query.isPending} />
          {tab === 'overview' ? <ViewOverview tenant={tenant} view={view} /> : null}
          {tab === 'sql' ? (
            <div className="flex flex-col gap-3 p-6 max-md:p-4">
              <p className="max-w-[72ch] text-fg-2">
                The same view as Flink SQL, generated from the plan of r{view.latestRevision}. The embedded engine runs the plan itself;
                these statements give the same rows on a Flink cluster.
              </p>
              <CodeBlock text={view.sql} language="sql" label="Flink SQL" numbers className="[&_section]:max-h-[70dvh]" />
            </div>
          ) : null}
          {tab === 'declaration' ? (
            <div className="flex flex-col gap-3 p-6 max-md:p-4">
              <p className="text-fg-2">r{view.latestRevision}, as its author wrote it.</p>
              <CodeBlock text={view.document} language="yaml" label="declaration" numbers className="[&_section]:max-h-[70dvh]" />
            </div>
          ) : null}
          {tab === 'revisions' ? <RevisionHistory tenant={tenant} view={name} /> : null}
        </>
      )}
    </StateBoundary>
  );
}
