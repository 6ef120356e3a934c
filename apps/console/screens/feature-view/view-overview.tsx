'use client';

import { formatDuration, formatFieldType } from '@freshet/definitions';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactNode } from 'react';
import { Card } from '../../components/card';
import { Facts } from '../../components/facts';
import { Instant } from '../../components/instant';
import { useNow } from '../../components/now';
import { Segmented } from '../../components/segmented';
import { Skeleton } from '../../components/skeleton';
import { Cell, HeadCell, Row, STACKED_ROW, STACKED_TABLE, Table } from '../../components/table';
import { Tag } from '../../components/tag';
import { countText, valueText } from '../../components/time-series/scale';
import { zoneText } from '../../components/time-text';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { engineCounts } from '../deployment/engine-counts';
import { RANGES, refreshOf } from './chart-range';
import { WindowGlyph } from './window-glyph';
import { aggregationWords, windowWords } from './window-text';

type View = Outputs['featureView']['get'];

/** The chart library comes after the page stands. */
const MetricCharts = dynamic(() => import('./metric-charts').then((module) => module.MetricCharts), {
  ssr: false,
  loading: () => <Skeleton />,
});

const RANGE_ITEMS = RANGES.map((value) => ({ value, label: value }));

function Charts({ tenant, view }: { tenant: string; view: View }) {
  const nowMs = useNow();
  const [range, setRange] = useQueryState('range', parseAsStringLiteral(RANGES).withDefault('15m').withOptions({ history: 'push' }));
  return (
    <Card
      label="Measurements"
      title="Measurements"
      note={nowMs === null ? undefined : `times in ${zoneText(nowMs)}`}
      actions={<Segmented label="Range" value={range} onChange={(next) => void setRange(next)} items={RANGE_ITEMS} className="mr-2" />}
    >
      <div className="border-t border-border-2">
        <MetricCharts
          tenant={tenant}
          view={view.name}
          range={range}
          refreshMs={refreshOf(view.plan.groups.map(({ window }) => window))}
          thresholdMs={view.objective?.thresholdMs ?? null}
        />
      </div>
    </Card>
  );
}

function FeatureTable({ view }: { view: View }) {
  const features = view.plan.groups.flatMap((group) => group.aggregations.map((aggregation) => ({ group, aggregation })));
  return (
    <Card
      title="Features"
      note={`${features.length}, computed over ${view.plan.groups.length} window${view.plan.groups.length === 1 ? '' : 's'}`}
    >
      <Table label="Features" className={STACKED_TABLE}>
        <thead>
          <tr>
            <HeadCell className="pl-4">Name</HeadCell>
            <HeadCell>Type</HeadCell>
            <HeadCell>In words</HeadCell>
            <HeadCell>Window</HeadCell>
          </tr>
        </thead>
        <tbody>
          {features.map(({ group, aggregation }) => (
            <Row key={aggregation.name} className={STACKED_ROW}>
              <Cell className="pl-4 font-mono">{aggregation.name}</Cell>
              <Cell className="font-mono text-fg-2 max-md:text-right">{formatFieldType(aggregation.type)}</Cell>
              <Cell className="max-md:whitespace-normal">
                {aggregationWords(aggregation.function, aggregation.field?.name ?? null, group.window)}
              </Cell>
              <Cell className="max-md:text-right">
                <WindowGlyph window={group.window} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function RailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-border-2 py-3 last:border-b-0">
      <h2 className="pb-1 text-compact font-strong text-fg-2">{title}</h2>
      {children}
    </section>
  );
}

function InWords({ view }: { view: View }) {
  const { plan } = view;
  const stores = [plan.outputs.online ? 'the online store' : null, plan.outputs.offline ? 'the history' : null].filter(
    (store) => store !== null,
  );
  return (
    <div className="flex flex-col gap-2 text-fg-2 [&_b]:font-strong [&_b]:text-fg">
      {view.description === null ? null : <p>{view.description}</p>}
      <p>
        For each <b>{plan.keys.map(({ name }) => name).join(' and ')}</b>, over{' '}
        <b>{plan.groups.map(({ window }) => windowWords(window)).join(' and ')}</b> of <b>{plan.source.topic}</b> by{' '}
        <b>{plan.source.eventTime.field}</b>, when the window closes. Events more than <b>{formatDuration(plan.source.watermarkDelayMs)}</b>{' '}
        behind the newest may be late.
      </p>
      <p>
        Written to {stores.join(' and ')}
        {plan.ttlMs === null ? '; values never expire.' : `; a value is valid for ${formatDuration(plan.ttlMs)} after its event time.`}
      </p>
      {Object.keys(view.tags).length === 0 ? null : (
        <p className="flex flex-wrap gap-1">
          {Object.entries(view.tags).map(([key, value]) => (
            <Tag key={key}>{value === '' ? key : `${key}: ${value}`}</Tag>
          ))}
        </p>
      )}
    </div>
  );
}

function RunningFacts({ tenant, view, deployment }: { tenant: string; view: string; deployment: string }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.deployment.get.queryOptions({ tenant, deployment }, LIVE));
  if (data === undefined) return <p className="text-fg-3">…</p>;
  const counts = engineCounts(data.stats);
  return (
    <Facts
      items={[
        [
          'Deployment',
          <Link key="deployment" href={pathTo(tenant, 'deployments', deployment)} className="text-link hover:underline">
            {deployment}, r{data.revision}
          </Link>,
        ],
        ['Engine', data.engine],
        ['Seen', data.observedMs === null ? 'not yet' : <Instant key="seen" ms={data.observedMs} form="relative" />],
        ['Checkpoint', data.checkpointMs === null ? 'none yet' : <Instant key="checkpoint" ms={data.checkpointMs} form="relative" />],
        ['Watermark, ET', counts?.watermarkMs == null ? 'none yet' : <Instant key="watermark" ms={counts.watermarkMs} />],
        ['Records', counts === null ? 'n/d' : countText(counts.records)],
        ['Rows', counts === null ? 'n/d' : countText(counts.rows)],
        ['Late', counts === null ? 'n/d' : countText(counts.late)],
        [
          'Dead letters',
          <Link
            key="dead"
            href={`${pathTo(tenant, 'dead-letters')}?view=${encodeURIComponent(view)}`}
            className="text-link hover:underline"
          >
            {counts === null ? 'n/d' : countText(counts.deadLetters)}
          </Link>,
        ],
      ]}
    />
  );
}

/** The first tab: charts, features, and on the right what it is in words and how it runs. */
export function ViewOverview({ tenant, view }: { tenant: string; view: View }) {
  const { objective } = view;
  return (
    <div className="grid flex-1 grid-cols-[minmax(0,1fr)_288px] max-xl:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-3 p-6 pr-3 max-xl:pr-6 max-md:p-4">
        <Charts tenant={tenant} view={view} />
        <FeatureTable view={view} />
      </div>
      <aside aria-label="About this view" className="border-border px-5 py-1 max-xl:border-t max-xl:px-6 max-md:px-4 xl:border-l">
        <RailSection title="In words">
          <InWords view={view} />
        </RailSection>
        {objective === null ? null : (
          <RailSection title="Promise">
            <p className="text-fg-2">
              <b className="font-strong text-fg">{valueText('ratio', objective.objective)}</b> of writes within{' '}
              <b className="font-strong text-fg">{formatDuration(objective.thresholdMs)}</b> over {formatDuration(objective.windowMs)}
            </p>
          </RailSection>
        )}
        <RailSection title="Running">
          {view.serving === null ? (
            <p className="text-fg-2">Nothing runs this view yet.</p>
          ) : (
            <RunningFacts tenant={tenant} view={view.name} deployment={view.serving.deployment} />
          )}
        </RailSection>
        <RailSection title="Values">
          <Link href={pathTo(tenant, 'entities', view.name)} className="text-link hover:underline">
            Entities with values
          </Link>
        </RailSection>
      </aside>
    </div>
  );
}
