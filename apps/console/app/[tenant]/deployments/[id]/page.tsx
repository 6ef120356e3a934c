import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeploymentScreen } from '../../../../screens/deployment/deployment-screen';
import { findDeployment } from '../../../../server/find-deployment';

type DeploymentPageProps = { params: Promise<{ tenant: string; id: string }> };

export async function generateMetadata({ params }: DeploymentPageProps): Promise<Metadata> {
  return { title: `Deployment ${decodeURIComponent((await params).id)}` };
}

/** One deployment. */
export default async function DeploymentPage({ params }: DeploymentPageProps) {
  const { tenant: encoded, id } = await params;
  const tenant = decodeURIComponent(encoded);
  const found = await findDeployment(tenant, decodeURIComponent(id));
  if (found === null) notFound();
  return <DeploymentScreen tenant={tenant} deployment={found.id} />;
}
