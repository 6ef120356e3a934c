import type { FastifyRequest } from 'fastify';
import { RequestError } from '../request-error';
import type { TenantDirectory } from './tenant-directory';

/** Tenant of a request that names none. */
export const DEFAULT_TENANT = 'default';

/** The tenant a request is of: its `X-Freshet-Tenant` header. Throws `RequestError` 404 for an unknown one, 503 while none is known. */
export async function requestTenant(request: FastifyRequest, tenants: TenantDirectory): Promise<string> {
  const header = request.headers['x-freshet-tenant'];
  const tenant = header === undefined ? DEFAULT_TENANT : String(header);
  const exists = await tenants.has(tenant).catch(() => {
    throw new RequestError(503, 'registry_unavailable', 'the registry has not answered yet; try again');
  });
  if (!exists) throw new RequestError(404, 'unknown_tenant', `tenant "${tenant.slice(0, 64)}" does not exist`);
  return tenant;
}
