import Link from 'next/link';
import { Instant } from '../../components/instant';
import { StatusLabel } from '../../components/status-label';
import { Cell, HeadCell, Row, Table } from '../../components/table';
import { pathTo } from '../../shell/path-to';
import type { Outputs } from '../../trpc/outputs';
import { observedStatus } from './observed-status';

/** Deployments, newest first, with what should be and what was seen. */
export function DeploymentTable({ tenant, deployments }: { tenant: string; deployments: Outputs['deployment']['list'] }) {
  return (
    <Table label="Deployments">
      <thead>
        <tr>
          <HeadCell className="pl-6 max-md:pl-4">Deployment</HeadCell>
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
          <Row key={id}>
            <Cell className="pl-6 max-md:pl-4">
              <Link href={pathTo(tenant, 'deployments', id)} className="inline-flex min-h-6 items-center text-link hover:underline">
                Deployment {id}
              </Link>
            </Cell>
            <Cell>
              <StatusLabel {...observedStatus(observed)} className="font-regular" />
            </Cell>
            <Cell className="font-mono">
              <Link href={pathTo(tenant, 'features', view)} className="inline-flex min-h-6 items-center hover:underline">
                {view}
              </Link>
            </Cell>
            <Cell className="font-mono">r{revision}</Cell>
            <Cell className="text-fg-2">{desired}</Cell>
            <Cell className="text-fg-2">{observedMs === null ? '—' : <Instant ms={observedMs} form="relative" />}</Cell>
            <Cell className="text-fg-2">
              <Instant ms={createdMs} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
