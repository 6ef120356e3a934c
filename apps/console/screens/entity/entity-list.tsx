'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { AsOf } from '../../components/as-of';
import { Button } from '../../components/button';
import { dataState } from '../../components/data-state';
import { Instant } from '../../components/instant';
import { Message } from '../../components/message';
import { moveBetweenRows } from '../../components/move-between-rows';
import { RefetchSweep } from '../../components/refetch-sweep';
import { StateBoundary } from '../../components/state-boundary';
import { Cell, HeadCell, Row, Table } from '../../components/table';
import { useTRPC } from '../../trpc/client';
import { LIVE } from '../../trpc/live';
import { entityPath } from './entity-path';

const PAGE = 50;

type EntityListProps = { tenant: string; view: string; keys: readonly { readonly name: string }[] };

/** Entities that have a row in the online store, in key order, a page at a time. */
export function EntityList({ tenant, view, keys }: EntityListProps) {
  const trpc = useTRPC();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  const query = useQuery(trpc.entity.scan.queryOptions({ tenant, view, limit: PAGE, after: pages.at(-1) ?? null }, LIVE));
  const next = query.data?.next ?? null;
  return (
    <>
      <RefetchSweep active={query.isFetching && !query.isPending} />
      <StateBoundary
        state={dataState(query, { isEmpty: (page) => page.entities.length === 0 && pages.length === 1 })}
        subject="entities"
        onRetry={() => void query.refetch()}
        empty={
          <Message title={`No entity of ${view} has values yet`}>
            <p>
              A row is written when a window closes, that is when the watermark passes its end. The first ones appear here by themselves.
            </p>
          </Message>
        }
      >
        {({ entities }) => (
          <>
            <Table label={`Entities of ${view}`} onKeyDown={moveBetweenRows}>
              <thead>
                <tr>
                  {keys.map(({ name }) => (
                    <HeadCell key={name} className="first:pl-6 max-md:first:pl-4">
                      {name}
                    </HeadCell>
                  ))}
                  <HeadCell>Event time</HeadCell>
                  <HeadCell>Written</HeadCell>
                </tr>
              </thead>
              <tbody>
                {entities.map(({ entity, eventMs, writtenMs }) => {
                  const path = entityPath(tenant, view, entity);
                  return (
                    <Row key={path}>
                      {keys.map(({ name }, index) => (
                        <Cell key={name} className="max-w-80 truncate font-mono first:pl-6 max-md:first:pl-4">
                          {index === 0 ? (
                            <Link href={path} className="inline-flex min-h-6 items-center text-link hover:underline">
                              {String(entity[name] ?? '') || '""'}
                            </Link>
                          ) : (
                            String(entity[name] ?? '')
                          )}
                        </Cell>
                      ))}
                      <Cell className="text-fg-2">
                        <Instant ms={eventMs} />
                      </Cell>
                      <Cell className="text-fg-2">
                        <Instant ms={writtenMs} form="relative" />
                      </Cell>
                    </Row>
                  );
                })}
              </tbody>
            </Table>
            <div className="flex items-center gap-2 px-6 py-2 text-compact text-fg-3 max-md:px-4">
              <span>
                Showing {entities.length} in key order, from {(pages.length - 1) * PAGE + 1}
              </span>
              <span className="flex-1" />
              <AsOf ms={query.dataUpdatedAt} onRefresh={() => void query.refetch()} />
              <Button size="small" disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
                Previous
              </Button>
              <Button size="small" disabled={next === null} onClick={() => setPages([...pages, next])}>
                Next
              </Button>
            </div>
          </>
        )}
      </StateBoundary>
    </>
  );
}
