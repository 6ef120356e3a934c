import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { findTenantNamed } from '../../server/find-tenant-named';
import { Shell } from '../../shell/shell';

/** Every page of one tenant; a tenant that is not there is a page not found. */
export default async function TenantLayout({ children, params }: { children: ReactNode; params: Promise<{ tenant: string }> }) {
  const { tenant: name } = await params;
  const tenant = await findTenantNamed(decodeURIComponent(name));
  if (tenant === null) notFound();
  return <Shell tenant={tenant.name}>{children}</Shell>;
}
