import type { Metadata } from 'next';
import { DeadLetters } from '../../../screens/dead-letter/dead-letters';

export const metadata: Metadata = { title: 'Dead letters' };

/** Records of a tenant that could not be used. */
export default async function DeadLettersPage({ params }: { params: Promise<{ tenant: string }> }) {
  return <DeadLetters tenant={decodeURIComponent((await params).tenant)} />;
}
