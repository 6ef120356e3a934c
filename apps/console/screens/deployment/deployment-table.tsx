import Link from 'next/link';
import { Instant } from '../../components/instant';
import { moveBetweenRows } from '../../components/move-between-rows';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, STACKED_ROW, STACKED_TABLE, Table } from '../../components/table';
import { pathTo } from '../../shell/path-to';
import type { Outputs } from '../../trpc/outputs';
import { observedStatus } from './observed-status';

/** Deployments, newest first, with what should be and what was seen. */
export function DeploymentTable({ tenant, deployments }: { tenant: string; deployments: Outputs['deployment']['list'] }) {
  return (
    <Table label="Deployments" className={STACKED_TABLE} onKeyDown={moveBetweenRows}>
      <thead>
        <tr>
          <HeadCell className="pl-6">Deployment</HeadCell>
          <HeadCell>Seen</HeadCell>
          <HeadCell>Feature view</HeadCell>
          <HeadCell>Revision</HeadCell>
          <HeadCell>Should be</HeadCell>
          <HeadCell>Last seen</HeadCell>
          <HeadCell>Created</HeadCell>
        </tr>
      </thead>
      <tbody>
        {deployments.map(({ id, view, revision, observed, observedMs, desired, createdMs }) => (
          <Row key={id} className={STACKED_ROW}>
            <Cell className="pl-6">
              <Link href={pathTo(tenant, 'deployments', id)} className="inline-flex min-h-6 items-center text-link hover:underline">
                Deployment {id}
              </Link>
            </Cell>
            <Cell className="max-md:text-right">
              <StatusLabel {...observedStatus(observed)} className="font-regular" />
            </Cell>
            <Cell className="font-mono">
              <Link href={pathTo(tenant, 'features', view)} className="inline-flex min-h-6 items-center hover:underline">
                {view}
              </Link>
            </Cell>
            <Cell className="font-mono max-md:text-right">r{revision}</Cell>
            <Cell head="should be" className="text-fg-2">
              {desired}
            </Cell>
            <Cell head="seen" className="text-fg-2 max-md:text-right">
              {observedMs === null ? '—' : <Instant ms={observedMs} form="relative" />}
            </Cell>
            <Cell head="created" className="text-fg-2 max-md:col-span-2">
              <Instant ms={createdMs} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
