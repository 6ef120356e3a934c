import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FeatureViewScreen } from '../../../../screens/feature-view/feature-view-screen';
import { findViewNamed } from '../../../../server/find-view-named';

type ViewPageProps = { params: Promise<{ tenant: string; view: string }> };

export async function generateMetadata({ params }: ViewPageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).view) };
}

/** One feature view. */
export default async function ViewPage({ params }: ViewPageProps) {
  const { tenant, view } = await params;
  const found = await findViewNamed(decodeURIComponent(tenant), decodeURIComponent(view));
  if (found === null) notFound();
  return <FeatureViewScreen tenant={decodeURIComponent(tenant)} view={found.name} />;
}
