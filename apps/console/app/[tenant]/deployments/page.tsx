import type { Metadata } from 'next';
import { Deployments } from '../../../screens/deployment/deployments';

export const metadata: Metadata = { title: 'Deployments' };

/** What a tenant has deployed. */
export default async function DeploymentsPage({ params }: { params: Promise<{ tenant: string }> }) {
  return <Deployments tenant={decodeURIComponent((await params).tenant)} />;
}
