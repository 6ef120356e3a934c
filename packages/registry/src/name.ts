import { z } from 'zod';

/** A tenant: `[a-z][a-z0-9-]{0,30}`, and no word that begins a route of the console. */
export const TenantName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, 'a tenant is a lower-case letter followed by at most 30 letters, digits or dashes')
  .refine((name) => !ROUTES.has(name), 'this name is a route of the console');

const ROUTES = new Set([
  'api',
  'login',
  'logout',
  'docs',
  'assets',
  'static',
  'healthz',
  'readyz',
  'metrics',
  'internal',
  'favicon',
  'new',
  'admin',
]);

/** The name of a feature view. */
export const ViewName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'a name is a lower-case letter followed by at most 62 letters, digits or underscores');

/** The name of a source; a derived one carries its topic's. */
export const SourceName = z.string().min(1).max(255);

/** An instant, epoch ms. */
export const InstantMs = z.int();

/** A deployment's id as handed out by `deployRevision`. */
export const DeploymentId = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/, 'not a deployment id')
  .transform(Number);
