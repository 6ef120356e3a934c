import type { Metadata } from 'next';
import { readEnv } from '../../../../../env';
import { EditFeatureView } from '../../../../../screens/designer/start/edit-feature-view';

type DesignPageProps = { params: Promise<{ tenant: string; view: string }> };

export async function generateMetadata({ params }: DesignPageProps): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).view)} · Design` };
}

/** Designing the next revision of a feature view. */
export default async function DesignPage({ params }: DesignPageProps) {
  const { tenant, view } = await params;
  return (
    <EditFeatureView
      tenant={decodeURIComponent(tenant)}
      view={decodeURIComponent(view)}
      featureServerUrl={readEnv().FRESHET_FEATURE_SERVER_URL}
    />
  );
}
