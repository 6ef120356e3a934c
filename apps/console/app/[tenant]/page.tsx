import { redirect } from 'next/navigation';
import { pathTo } from '../../shell/path-to';

/** A tenant's first page is its features. */
export default async function TenantHome({ params }: { params: Promise<{ tenant: string }> }): Promise<never> {
  redirect(pathTo(decodeURIComponent((await params).tenant), 'features'));
}
