'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, Minus, X } from 'lucide-react';
import Link from 'next/link';
import { AsOf } from '../../components/as-of';
import { Card } from '../../components/card';
import { cn } from '../../components/class-names';
import { dataState } from '../../components/data-state';
import { Facts } from '../../components/facts';
import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { StateBoundary } from '../../components/state-boundary';
import { StatusLabel } from '../../components/status-label';
import { countText } from '../../components/time-series/scale';
import { durationText } from '../../components/time-text';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { DeploymentActions } from './deployment-actions';
import { engineCounts } from './engine-counts';
import { observedStatus } from './observed-status';

type Deployment = Outputs['deployment']['get'];
type Step = Deployment['steps'][number];

const MARKS = {
  done: { icon: <Check size={14} strokeWidth={2} aria-hidden />, className: 'border-ok text-ok', word: 'done' },
  failed: { icon: <X size={14} strokeWidth={2} aria-hidden />, className: 'border-crit text-crit', word: 'failed' },
  skipped: { icon: <Minus size={14} strokeWidth={2} aria-hidden />, className: 'border-border-strong text-fg-3', word: 'skipped' },
  running: { icon: null, className: 'border-primary text-primary', word: 'running' },
} as const satisfies Record<Step['outcome'], { readonly icon: React.ReactNode; readonly className: string; readonly word: string }>;

function StepItem({ step, number }: { step: Step; number: number }) {
  const nowMs = useNow();
  const mark = MARKS[step.outcome];
  const endMs = step.endedMs ?? nowMs ?? step.startedMs;
  return (
    <li className="relative grid grid-cols-[24px_1fr_auto] gap-x-3 pb-3.5 not-last:before:absolute not-last:before:top-[22px] not-last:before:-bottom-0.5 not-last:before:left-[11px] not-last:before:w-0.5 not-last:before:bg-border">
      <span className={cn('grid size-6 place-items-center rounded-pill border bg-card text-caption font-strong', mark.className)}>
        {mark.icon ?? number}
        <span className="sr-only">{mark.word}</span>
      </span>
      <div className="min-w-0">
        <p className="font-strong first-letter:uppercase">{step.name}</p>
        <p className="text-compact text-fg-2 [overflow-wrap:anywhere]">
          {step.detail ?? (step.outcome === 'running' ? 'under way' : '')}{' '}
          <Instant ms={step.startedMs} form="clock" className="text-fg-3" />
        </p>
      </div>
      <span className="text-fg-2 tabular-nums">{durationText(Math.max(0, endMs - step.startedMs))}</span>
    </li>
  );
}

function Observed({ deployment }: { deployment: Deployment }) {
  const { steps, createdMs } = deployment;
  return (
    <Card
      title="What was observed"
      note={
        <>
          since <Instant ms={createdMs} />
        </>
      }
    >
      {steps.length === 0 ? (
        <p className="px-4 pb-4 text-fg-2">
          No step yet: the worker looks for work every half second. If this stays, no worker is running.
        </p>
      ) : (
        <ol className="px-4 pt-1 pb-2">
          {steps.map((step, index) => (
            <StepItem key={`${step.name}-${step.startedMs}`} step={step} number={index + 1} />
          ))}
        </ol>
      )}
    </Card>
  );
}

const startText = (start: Deployment['start']): React.ReactNode =>
  typeof start === 'number' ? <Instant ms={start} /> : start === 'earliest' ? 'the oldest event' : 'new events only';

function AboutDeployment({ tenant, deployment }: { tenant: string; deployment: Deployment }) {
  const counts = engineCounts(deployment.stats);
  return (
    <Card title="Facts">
      <div className="px-4 pb-4">
        <Facts
          items={[
            [
              'Feature view',
              <Link key="view" href={pathTo(tenant, 'features', deployment.view)} className="font-mono text-link hover:underline">
                {deployment.view}
              </Link>,
            ],
            ['Revision', `r${deployment.revision}`],
            [
              'Job',
              <span key="job" className="font-mono">
                {deployment.jobId}
              </span>,
            ],
            ['Engine', deployment.engine],
            ['Reads from', startText(deployment.start)],
            ['Key space', deployment.keySpace],
            ['Attempt', deployment.attempt],
            ['Should be', deployment.desired],
            [
              'Checkpoint',
              deployment.checkpointMs === null ? 'none yet' : <Instant key="checkpoint" ms={deployment.checkpointMs} form="relative" />,
            ],
            ['Watermark, ET', counts?.watermarkMs == null ? 'none yet' : <Instant key="watermark" ms={counts.watermarkMs} />],
            ['Records', counts === null ? 'n/d' : countText(counts.records)],
            ['Rows', counts === null ? 'n/d' : countText(counts.rows)],
            ['Late', counts === null ? 'n/d' : countText(counts.late)],
            ['Dead letters', counts === null ? 'n/d' : countText(counts.deadLetters)],
          ]}
        />
      </div>
    </Card>
  );
}

/** One deployment: what was asked for, what was seen step by step, and how it came out. */
export function DeploymentScreen({ tenant, deployment: id }: { tenant: string; deployment: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.deployment.get.queryOptions({ tenant, deployment: id }, { ...LIVE, refetchInterval: 2_000 }));
  return (
    <StateBoundary state={dataState(query)} subject={`deployment ${id}`} onRetry={() => void query.refetch()}>
      {(deployment) => (
        <>
          <PageHead
            title={`Deployment ${id}`}
            note={
              <>
                <StatusLabel {...observedStatus(deployment.observed)} pill />
                <span className="min-w-0 font-mono text-compact [overflow-wrap:anywhere]">
                  {deployment.view} r{deployment.revision}
                </span>
              </>
            }
            actions={
              <>
                <AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />
                <DeploymentActions tenant={tenant} view={deployment.view} deployment={id} desired={deployment.desired} />
              </>
            }
          >
            {deployment.detail === null ? null : (
              <p role="status" className="pt-2 text-fg-2 [overflow-wrap:anywhere]">
                {deployment.detail}
              </p>
            )}
          </PageHead>
          <RefetchSweep active={query.isFetching && !query.isPending} />
          <div className="grid grid-cols-[minmax(0,480px)_minmax(0,1fr)] items-start gap-4 p-6 max-lg:grid-cols-1 max-md:p-4">
            <Observed deployment={deployment} />
            <AboutDeployment tenant={tenant} deployment={deployment} />
          </div>
        </>
      )}
    </StateBoundary>
  );
}
