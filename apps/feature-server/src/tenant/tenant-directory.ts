import type { TopicRef } from '@freshet/event-log';
import type { Logger } from 'pino';

/** What the registry knows of tenants and of topics with a declared partition count. */
export type TenantListing = {
  readonly tenants: readonly string[];
  readonly topics: readonly (TopicRef & { readonly partitions: number })[];
};

/** Which tenants there are: the registry's list, asked again every second and on a miss, the last known one during an outage. */
export interface TenantDirectory {
  /** True when the tenant exists. Rejects with the registry's error only while no list was ever read. */
  has(tenant: string): Promise<boolean>;
  /** Tenants of the last list, none before the first. */
  known(): readonly string[];
  /** Declared partitions of a topic, 1 where no source names it. Asks the registry again. */
  partitionsOf(topic: TopicRef): Promise<number>;
  state(): 'ok' | 'stale' | 'never_loaded';
  close(): void;
}

type Options = { readonly load: () => Promise<TenantListing>; readonly refreshMs: number; readonly log: Logger };

/** Starts reading at once and then every `refreshMs`. */
export function createTenantDirectory({ load, refreshMs, log }: Options): TenantDirectory {
  let listing: TenantListing | null = null;
  let failing = false;
  let pending: Promise<void> | null = null;

  const reload = async (): Promise<void> => {
    try {
      listing = await load();
      if (failing) log.info('the registry answers again');
      failing = false;
    } catch (error) {
      if (!failing) log.warn({ err: error }, 'the registry does not answer; the last known tenants stand');
      failing = true;
      if (listing === null) throw error;
    }
  };
  const refresh = (): Promise<void> => {
    pending ??= reload().finally(() => {
      pending = null;
    });
    return pending;
  };
  const inBackground = (): void => {
    refresh().catch(() => undefined);
  };
  const timer = setInterval(inBackground, refreshMs);
  timer.unref();
  inBackground();

  return {
    async has(tenant) {
      if (listing?.tenants.includes(tenant)) return true;
      await refresh();
      return listing?.tenants.includes(tenant) ?? false;
    },
    known: () => listing?.tenants ?? [],
    async partitionsOf({ tenant, topic }) {
      await refresh();
      return listing?.topics.find((each) => each.tenant === tenant && each.topic === topic)?.partitions ?? 1;
    },
    state: () => (listing === null ? 'never_loaded' : failing ? 'stale' : 'ok'),
    close: () => clearInterval(timer),
  };
}
