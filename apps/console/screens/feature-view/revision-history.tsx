'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Card } from '../../components/card';
import { CodeBlock } from '../../components/code-block';
import { dataState } from '../../components/data-state';
import { Instant } from '../../components/instant';
import { StateBoundary } from '../../components/state-boundary';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import { DeploymentTable } from '../deployment/deployment-table';

/** The revisions of a view with their documents, and where each was deployed. */
export function RevisionHistory({ tenant, view }: { tenant: string; view: string }) {
  const trpc = useTRPC();
  const revisions = useQuery(trpc.featureView.revisions.queryOptions({ tenant, view }, LIVE));
  const deployments = useQuery(trpc.deployment.list.queryOptions({ tenant, view }, LIVE));
  return (
    <div className="flex flex-col gap-3 p-6 max-md:p-4">
      <Card title="Deployments">
        <StateBoundary
          state={dataState(deployments, { isEmpty: (found) => found.length === 0 })}
          subject="deployments"
          empty={<p className="px-4 pb-4 text-fg-2">No revision was deployed yet. Open the designer and deploy one.</p>}
        >
          {(found) => <DeploymentTable tenant={tenant} deployments={found} />}
        </StateBoundary>
      </Card>
      <Card title="Revisions" note="immutable">
        <StateBoundary state={dataState(revisions)} subject="revisions">
          {(found) => (
            <ul>
              {found
                .toSorted((a, b) => b.revision - a.revision)
                .map(({ revision, createdMs, actor, document, planHash }) => (
                  <li key={revision} className="border-t border-border-2">
                    <details className="group">
                      <summary className="flex min-h-9 flex-wrap items-center gap-x-4 px-4 py-1 hover:bg-hover">
                        <ChevronRight size={14} strokeWidth={1.5} aria-hidden className="-mr-2 text-fg-3 group-open:rotate-90" />
                        <span className="font-mono font-strong">r{revision}</span>
                        <Instant ms={createdMs} />
                        <span className="text-fg-2">by {actor}</span>
                        <span className="font-mono text-compact text-fg-3" title="Plan hash: state is shared only between equal ones">
                          plan {planHash.slice(0, 8)}
                        </span>
                      </summary>
                      <div className="px-4 pb-3">
                        <CodeBlock text={document} language="yaml" label={`declaration of r${revision}`} numbers />
                      </div>
                    </details>
                  </li>
                ))}
            </ul>
          )}
        </StateBoundary>
      </Card>
    </div>
  );
}
