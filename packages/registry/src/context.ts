import type { Db } from './db';

/** Who asks, for which tenant, and when (epoch ms). */
export type RegistryContext = { readonly db: Db; readonly tenant: string; readonly actor: string; readonly now: number };

/** Freshet's own processes, which look across tenants. */
export type SystemContext = { readonly db: Db; readonly actor: string; readonly now: number };
