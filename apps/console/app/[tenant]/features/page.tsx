import type { Metadata } from 'next';
import { Catalogue } from '../../../screens/feature-view/catalogue';

export const metadata: Metadata = { title: 'Features' };

/** The catalogue of a tenant. */
export default async function FeaturesPage({ params }: { params: Promise<{ tenant: string }> }) {
  return <Catalogue tenant={decodeURIComponent((await params).tenant)} />;
}
