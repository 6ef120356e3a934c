import { readEnv } from '../../../env';

export const dynamic = 'force-dynamic';

/** What a page or a script may know of this installation. */
export const GET = (): Response => {
  const env = readEnv();
  return Response.json({ default_tenant: env.FRESHET_DEFAULT_TENANT, feature_server_url: env.FRESHET_FEATURE_SERVER_URL });
};
