import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readEnv } from '../../../../env';
import { Entities } from '../../../../screens/entity/entities';
import { entityOf } from '../../../../screens/entity/entity-path';
import { Inspector } from '../../../../screens/entity/inspector';
import { findViewNamed } from '../../../../server/find-view-named';

type EntityPageProps = {
  params: Promise<{ tenant: string; view: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: EntityPageProps): Promise<Metadata> {
  const [key] = Object.values(await searchParams);
  const view = decodeURIComponent((await params).view);
  return { title: typeof key === 'string' ? `${key} · ${view}` : `${view} · Entities` };
}

/** The values of one entity; without its whole key, the entities of the view. */
export default async function EntityPage({ params, searchParams }: EntityPageProps) {
  const { tenant: encodedTenant, view: encodedView } = await params;
  const tenant = decodeURIComponent(encodedTenant);
  const view = await findViewNamed(tenant, decodeURIComponent(encodedView));
  if (view === null) notFound();
  const entity = entityOf(
    await searchParams,
    view.entityKeys.map(({ name }) => name),
  );
  if (entity === null) return <Entities tenant={tenant} view={view.name} />;
  return <Inspector tenant={tenant} view={view.name} entity={entity} featureServerUrl={readEnv().FRESHET_FEATURE_SERVER_URL} />;
}
