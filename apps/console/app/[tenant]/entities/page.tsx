import type { Metadata } from 'next';
import { Entities } from '../../../screens/entity/entities';

export const metadata: Metadata = { title: 'Entities' };

/** Where a view and a key are chosen. */
export default async function EntitiesPage({ params }: { params: Promise<{ tenant: string }> }) {
  return <Entities tenant={decodeURIComponent((await params).tenant)} view={null} />;
}
