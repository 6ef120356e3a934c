'use client';

import { useQuery } from '@tanstack/react-query';
import { AsOf } from '../../components/as-of';
import { CodeBlock } from '../../components/code-block';
import { dataState } from '../../components/data-state';
import { Message } from '../../components/message';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { StateBoundary } from '../../components/state-boundary';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import { DeploymentTable } from './deployment-table';

/** Every deployment of the tenant. */
export function Deployments({ tenant }: { tenant: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.deployment.list.queryOptions({ tenant }, LIVE));
  return (
    <>
      <PageHead
        title="Deployments"
        note={<span className="text-fg-3">revisions on an engine</span>}
        actions={<AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />}
      />
      <RefetchSweep active={query.isFetching && !query.isPending} />
      <StateBoundary
        state={dataState(query, { isEmpty: (found) => found.length === 0 })}
        subject="deployments"
        onRetry={() => void query.refetch()}
        empty={
          <Message title="Nothing was deployed yet">
            <p>Deploying a revision starts a job that computes its features. Deploy from the designer, or apply a document:</p>
            <CodeBlock language="shell" label="command" text={`npx freshet apply feature.yaml --tenant ${tenant} --deploy`} />
          </Message>
        }
      >
        {(deployments) => <DeploymentTable tenant={tenant} deployments={deployments} />}
      </StateBoundary>
    </>
  );
}
