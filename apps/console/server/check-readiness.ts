import 'server-only';
import { listTenants } from '@freshet/registry';
import { openServices } from './services';

const TIMEOUT_MS = 2_000;

/** Whether each thing the console depends on answers. */
export type Readiness = {
  readonly status: 'ready' | 'not_ready';
  readonly checks: Readonly<Record<'database' | 'online_store', 'ok' | 'failed'>>;
};

const answers = async (ask: () => Promise<unknown>): Promise<'ok' | 'failed'> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(resolve, TIMEOUT_MS, 'failed');
  });
  try {
    return await Promise.race([ask().then((): 'ok' => 'ok'), late]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
};

/** Asks the database and the online store, each for at most 2 s. */
export const checkReadiness = async (): Promise<Readiness> => {
  const [database, onlineStore] = await Promise.all([
    answers(async () => {
      const { db, now } = await openServices();
      await listTenants({ ctx: { db, actor: 'console', now: now() }, input: {} });
    }),
    answers(async () => (await openServices()).onlineStore.ping()),
  ]);
  return { status: database === 'ok' && onlineStore === 'ok' ? 'ready' : 'not_ready', checks: { database, online_store: onlineStore } };
};
