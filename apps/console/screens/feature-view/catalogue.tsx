'use client';

import { useQuery } from '@tanstack/react-query';
import { Filter, Plus } from 'lucide-react';
import Link from 'next/link';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AsOf } from '../../components/as-of';
import { Button } from '../../components/button';
import { CodeBlock } from '../../components/code-block';
import { dataState } from '../../components/data-state';
import { Message } from '../../components/message';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { StateBoundary } from '../../components/state-boundary';
import { TextInput } from '../../components/text-input';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import { observedStatus } from '../deployment/observed-status';
import { CatalogueTable } from './catalogue-table';
import { matchesFilter } from './matches-filter';
import { type CatalogueView, SORTS, sortViews } from './sort-views';

const matching = (views: readonly CatalogueView[], filter: string): readonly CatalogueView[] =>
  views.filter((view) => matchesFilter({ ...view, state: observedStatus(view.serving?.observed ?? null).word.toLowerCase() }, filter));

function NoViews({ tenant }: { tenant: string }) {
  return (
    <Message
      title="No feature views yet"
      actions={
        <Button asChild kind="primary">
          <Link href={pathTo(tenant, 'features', 'new')}>New feature view</Link>
        </Button>
      }
    >
      <p>
        A feature view turns the events of a topic into values per entity, kept fresh while events arrive. Design one here, or apply a
        document:
      </p>
      <CodeBlock language="shell" label="command" text={`npx freshet apply feature.yaml --tenant ${tenant} --deploy`} />
    </Message>
  );
}

/** The catalogue: what exists, is it healthy, can I reuse it? */
export function Catalogue({ tenant }: { tenant: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.featureView.list.queryOptions({ tenant }, LIVE));
  const [{ q, sort }, setUrl] = useQueryStates({ q: parseAsString.withDefault(''), sort: parseAsStringLiteral(SORTS).withDefault('name') });
  const state = dataState(query, { isEmpty: (views) => views.length === 0, isNoMatch: (views) => matching(views, q).length === 0 });
  const all: readonly CatalogueView[] = query.data ?? [];
  const features = all.reduce((sum, { windows }) => sum + windows.reduce((count, { aggregations }) => count + aggregations.length, 0), 0);
  return (
    <>
      <PageHead
        title="Features"
        note={query.data === undefined ? null : <span className="text-fg-3">{`${all.length} feature views, ${features} features`}</span>}
        actions={
          <>
            <AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />
            {state.kind === 'empty' ? null : (
              <Button asChild kind="primary">
                <Link href={pathTo(tenant, 'features', 'new')}>
                  <Plus size={14} strokeWidth={1.5} aria-hidden />
                  New feature view
                </Link>
              </Button>
            )}
          </>
        }
      />
      <RefetchSweep active={query.isFetching && !query.isPending} />
      {all.length === 0 ? null : (
        <search className="flex items-center gap-2 border-b border-border px-6 py-3 max-md:px-4">
          <span className="relative flex-1">
            <Filter size={14} strokeWidth={1.5} aria-hidden className="absolute top-1/2 left-2 -translate-y-1/2 text-fg-3" />
            <TextInput
              type="search"
              aria-label="Filter feature views"
              placeholder="state:running owner:fraud -tag:legacy"
              className="pl-7"
              value={q}
              onChange={(event) =>
                void setUrl({ q: event.target.value === '' ? null : event.target.value }, { history: 'replace', throttleMs: 200 })
              }
            />
          </span>
        </search>
      )}
      <StateBoundary
        state={state}
        subject="feature views"
        onRetry={() => void query.refetch()}
        empty={<NoViews tenant={tenant} />}
        noMatch={
          <Message title="Nothing matches this filter" actions={<Button onClick={() => void setUrl({ q: null })}>Clear filter</Button>}>
            <p>
              {all.length} feature views are hidden by <code>{q}</code>.
            </p>
          </Message>
        }
      >
        {(views) => {
          const shown = sortViews(matching(views, q), sort);
          return (
            <>
              <CatalogueTable
                tenant={tenant}
                views={shown}
                sort={sort}
                onSort={(next) => void setUrl({ sort: next }, { history: 'push' })}
              />
              <p className="px-6 py-2 text-compact text-fg-3 max-md:px-4">
                {shown.length === views.length ? `Showing all ${views.length}` : `Showing ${shown.length} of ${views.length}`}
              </p>
            </>
          );
        }}
      </StateBoundary>
    </>
  );
}
