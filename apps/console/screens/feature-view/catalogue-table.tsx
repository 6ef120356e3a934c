'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '../../components/class-names';
import { Instant } from '../../components/instant';
import { moveBetweenRows } from '../../components/move-between-rows';
import { StatusGlyph } from '../../components/status-glyph';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, STACKED_ROW, STACKED_TABLE, Table } from '../../components/table';
import { valueText } from '../../components/time-series/scale';
import { Sparkline } from '../../components/time-series/sparkline';
import { durationText } from '../../components/time-text';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { observedStatus } from '../deployment/observed-status';
import { freshnessPoints } from './chart-points';
import type { CatalogueView, Sort } from './sort-views';
import { WindowGlyph } from './window-glyph';

const DAY_MS = 86_400_000;
const SPARK_STEP_MS = 1_800_000;

function SortButton({ sort, current, onSort, children }: { sort: Sort; current: Sort; onSort: (sort: Sort) => void; children: ReactNode }) {
  const Arrow = sort === 'name' ? ArrowUp : ArrowDown;
  return (
    <button
      type="button"
      onClick={() => onSort(sort)}
      className={cn('inline-flex h-6 items-center gap-1 rounded-xs hover:text-fg', sort === current && 'font-strong text-fg')}
    >
      {children}
      <Arrow size={12} strokeWidth={2} aria-hidden className={sort === current ? undefined : 'invisible'} />
    </button>
  );
}

function FreshnessSparkline({
  tenant,
  view,
  thresholdMs,
  asOfMs,
}: {
  tenant: string;
  view: string;
  thresholdMs: number | null;
  asOfMs: number;
}) {
  const trpc = useTRPC();
  const toMs = Math.ceil(asOfMs / SPARK_STEP_MS) * SPARK_STEP_MS;
  const input = { tenant, view, fromMs: toMs - DAY_MS, toMs, stepMs: SPARK_STEP_MS };
  const { data } = useQuery(trpc.metric.freshness.queryOptions(input, { refetchInterval: 60_000, staleTime: 60_000 }));
  const points = freshnessPoints(data?.points ?? []);
  return points.some(({ values }) => (values['p99'] ?? null) !== null) ? (
    <Sparkline points={points} lineKey="p99" threshold={thresholdMs} />
  ) : (
    <span className="text-fg-3">{data === undefined ? '…' : 'n/d'}</span>
  );
}

function Freshness({ p99Ms, thresholdMs }: { p99Ms: number | null; thresholdMs: number | null }) {
  const breaching = p99Ms !== null && thresholdMs !== null && p99Ms > thresholdMs;
  return (
    <>
      <span className={cn('font-strong', breaching && 'text-crit')}>
        {breaching ? <StatusGlyph status="breaching" className="mr-1 inline size-2" /> : null}
        {p99Ms === null ? 'n/d' : durationText(p99Ms)}
        {breaching ? <span className="sr-only"> above the objective</span> : null}
      </span>
      <span className="text-fg-3"> / {thresholdMs === null ? '—' : durationText(thresholdMs)}</span>
    </>
  );
}

function ViewRow({ tenant, view }: { tenant: string; view: CatalogueView }) {
  const { status, word } = observedStatus(view.serving?.observed ?? null);
  const revision = view.serving?.revision ?? view.latestRevision;
  return (
    <Row className={STACKED_ROW}>
      <Cell className="pl-6">
        <Link href={pathTo(tenant, 'features', view.name)} className="block truncate font-mono text-compact text-fg hover:underline">
          {view.name}
        </Link>
      </Cell>
      <Cell className="max-md:text-right">
        <StatusLabel status={status} word={word} className="font-regular" />
      </Cell>
      <Cell className="max-w-36 truncate font-mono max-md:hidden">{view.entityKeys.map(({ name }) => name).join(', ')}</Cell>
      <Cell className="max-w-32 truncate text-fg-2 max-md:hidden">{view.owner ?? '—'}</Cell>
      <Cell className="max-md:order-1">
        <span className="flex flex-wrap gap-x-2">
          {view.windows.map(({ name, window }) => (
            <WindowGlyph key={name} window={window} />
          ))}
        </span>
      </Cell>
      <Cell numeric className="max-md:order-3 max-md:text-left">
        <Freshness p99Ms={view.freshnessP99Ms} thresholdMs={view.thresholdMs} />
      </Cell>
      <Cell className="max-md:order-2 max-md:justify-self-end">
        <FreshnessSparkline tenant={tenant} view={view.name} thresholdMs={view.thresholdMs} asOfMs={view.asOfMs} />
      </Cell>
      <Cell numeric className="max-md:order-4">
        <span className="text-fg-3 md:hidden">hit </span>
        {view.hitRate === null ? 'n/d' : valueText('ratio', view.hitRate)}
      </Cell>
      <Cell className="font-mono max-md:hidden">r{revision}</Cell>
      <Cell className="pr-6 text-fg-2 max-md:hidden">
        <Instant ms={view.updatedMs} form="relative" />
      </Cell>
    </Row>
  );
}

type CatalogueTableProps = { tenant: string; views: readonly CatalogueView[]; sort: Sort; onSort: (sort: Sort) => void };

const order = (sort: Sort, current: Sort): 'ascending' | 'descending' | undefined =>
  sort !== current ? undefined : sort === 'name' ? 'ascending' : 'descending';

/** The feature views as a table; on a narrow screen each row is three lines. */
export function CatalogueTable({ tenant, views, sort, onSort }: CatalogueTableProps) {
  return (
    <Table label="Feature views" className={STACKED_TABLE} onKeyDown={moveBetweenRows}>
      <thead>
        <tr>
          <HeadCell className="pl-6" aria-sort={order('name', sort)}>
            <SortButton sort="name" current={sort} onSort={onSort}>
              Feature view
            </SortButton>
          </HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Entity</HeadCell>
          <HeadCell>Owner</HeadCell>
          <HeadCell>Windows</HeadCell>
          <HeadCell numeric aria-sort={order('freshness', sort)}>
            <SortButton sort="freshness" current={sort} onSort={onSort}>
              p99, 1 h / objective
            </SortButton>
          </HeadCell>
          <HeadCell>24 h</HeadCell>
          <HeadCell numeric aria-sort={order('hit-rate', sort)}>
            <SortButton sort="hit-rate" current={sort} onSort={onSort}>
              Hit rate, 1 h
            </SortButton>
          </HeadCell>
          <HeadCell>Revision</HeadCell>
          <HeadCell className="pr-6" aria-sort={order('updated', sort)}>
            <SortButton sort="updated" current={sort} onSort={onSort}>
              Updated
            </SortButton>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ViewRow key={view.name} tenant={tenant} view={view} />
        ))}
      </tbody>
    </Table>
  );
}
