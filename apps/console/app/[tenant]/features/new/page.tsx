import type { Metadata } from 'next';
import { readEnv } from '../../../../env';
import { NewFeatureView } from '../../../../screens/designer/start/new-feature-view';

export const metadata: Metadata = { title: 'New feature view' };

/** Designing a feature view that is not there yet. */
export default async function NewFeatureViewPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  return <NewFeatureView tenant={decodeURIComponent(tenant)} featureServerUrl={readEnv().FRESHET_FEATURE_SERVER_URL} />;
}
