import type { EventLogReader } from '@freshet/event-log';
import type { OnlineStore } from '@freshet/online-store';
import type { Db } from '@freshet/registry';

/** What the API reads and writes; the app that mounts it opens and closes these. */
export type ApiServices = {
  readonly db: Db;
  readonly eventLog: EventLogReader;
  readonly onlineStore: OnlineStore;
  readonly featureServerUrl: string;
  /** The clock, epoch ms. */
  readonly now: () => number;
};

/** Who calls, and the id under which the call is found in the log. */
export type ApiCaller = { readonly actor: string; readonly requestId: string };

/** What every procedure has at hand. */
export type ApiContext = ApiServices & ApiCaller;

/** The context of one call. */
export const createApiContext = (services: ApiServices, caller: ApiCaller): ApiContext => ({ ...services, ...caller });
