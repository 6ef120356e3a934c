'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { AsOf } from '../../components/as-of';
import { Card } from '../../components/card';
import { Chip } from '../../components/chip';
import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { dataState } from '../../components/data-state';
import { Instant } from '../../components/instant';
import { PageHead } from '../../components/page-head';
import { RefetchSweep } from '../../components/refetch-sweep';
import { StateBoundary } from '../../components/state-boundary';
import type { Status } from '../../components/status-glyph';
import { StatusLabel } from '../../components/status-label';
import { zoneText } from '../../components/time-text';
import { pathTo } from '../../shell/path-to';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import type { Outputs } from '../../trpc/outputs';
import { curlText } from './curl-text';
import { TtlBar } from './ttl-bar';
import { ValueTable } from './value-table';

type Inspection = Outputs['entity']['inspect'];

const summaryOf = ({ groups, values }: Inspection): { readonly status: Status; readonly word: string; readonly sentence: string } => {
  if (!groups.some(({ found }) => found))
    return {
      status: 'no_data',
      word: 'Never seen',
      sentence:
        'Nothing was ever written for this key, or it was removed. A row appears when a window that holds one of its events closes.',
    };
  const expired = values.filter(({ status }) => status === 'OUTSIDE_MAX_AGE').length;
  if (expired === values.length)
    return {
      status: 'paused',
      word: 'Expired',
      sentence: 'There are values, but all are older than the time to live; readers get NULL with OUTSIDE_MAX_AGE.',
    };
  return { status: 'meeting', word: 'Present', sentence: '' };
};

function StoredKeys({ inspection }: { inspection: Inspection }) {
  const { groups, values, ttlMs } = inspection;
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-compact">
      {groups.map(({ name, storedKey, found }) => {
        const row = values.find((value) => value.group === name && value.writtenMs !== null);
        return (
          <div key={name} className="col-span-2 grid grid-cols-subgrid items-baseline">
            <dt className="text-fg-3">Stored key</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-1">
              <span className="flex min-w-0 items-center gap-1">
                <span className="font-mono [overflow-wrap:anywhere]">{storedKey}</span>
                <CopyButton text={storedKey} label={`Copy stored key of ${name}`} />
              </span>
              {!found || row?.writtenMs == null ? (
                <span className="text-fg-3">no row</span>
              ) : (
                <>
                  <span>
                    <span className="text-fg-3">Written </span>
                    <Instant ms={row.writtenMs} form="relative" />
                  </span>
                  <TtlBar ttlMs={ttlMs} expiresMs={row.expiresMs} />
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

type InspectorProps = { tenant: string; view: string; entity: Readonly<Record<string, string>>; featureServerUrl: string };

/** One entity: every value that is served for it, where it lies, how old it is and when it ends. */
export function Inspector({ tenant, view, entity, featureServerUrl }: InspectorProps) {
  const trpc = useTRPC();
  const query = useQuery(trpc.entity.inspect.queryOptions({ tenant, view, entity }, LIVE));
  const [firstKey, ...otherKeys] = Object.entries(entity);
  const summary = query.data === undefined ? null : summaryOf(query.data);
  return (
    <>
      <PageHead
        mono
        title={
          <>
            <span className="font-sans text-base font-regular text-fg-3">{firstKey?.[0]} </span>
            {firstKey?.[1] || '""'}
            {otherKeys.map(([name, value]) => (
              <span key={name}>
                <span className="font-sans text-base font-regular text-fg-3"> {name} </span>
                {value || '""'}
              </span>
            ))}
          </>
        }
        note={
          summary === null ? null : (
            <>
              <StatusLabel status={summary.status} word={summary.word} pill />
              <Chip>r{query.data?.revision}</Chip>
            </>
          )
        }
        actions={<AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />}
      >
        {query.data === undefined ? null : <StoredKeys inspection={query.data} />}
      </PageHead>
      <RefetchSweep active={query.isFetching && !query.isPending} />
      <StateBoundary state={dataState(query)} subject="values" onRetry={() => void query.refetch()}>
        {(inspection) => (
          <div className="flex flex-col gap-3 px-6 pt-3 pb-6 max-md:px-4">
            {summary === null || summary.sentence === '' ? null : <p className="max-w-[72ch] text-fg-2">{summary.sentence}</p>}
            <Card
              title="Values"
              note={
                <>
                  <Link href={pathTo(tenant, 'features', view)} className="font-mono text-link hover:underline">
                    {view}
                  </Link>{' '}
                  r{inspection.revision}, event times (ET) in {zoneText(query.dataUpdatedAt)}
                </>
              }
            >
              <ValueTable inspection={inspection} />
            </Card>
            <Card title="Read it over HTTP">
              <div className="px-4 pb-4">
                <CodeBlock
                  language="shell"
                  label="curl"
                  text={curlText({
                    featureServerUrl,
                    tenant,
                    view,
                    features: inspection.values.map(({ name }) => name),
                    keys: inspection.keys,
                    entity: inspection.entity,
                  })}
                />
              </div>
            </Card>
          </div>
        )}
      </StateBoundary>
    </>
  );
}
