import 'server-only';
import path from 'node:path';
import type { ApiServices } from '@freshet/api';
import { createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { createEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { openRegistry } from '@freshet/registry';
import { type Env, readEnv } from '../env';

const SLOT = Symbol.for('freshet.console.services');
type Holder = { [SLOT]?: Promise<ApiServices> | undefined };

const open = async (env: Env): Promise<ApiServices> => ({
  onlineStore: await createEmbeddedOnlineStore({ directory: path.join(env.FRESHET_DATA_DIR, 'online') }),
  eventLog: createEmbeddedLogReader({ directory: path.join(env.FRESHET_DATA_DIR, 'log') }),
  db: openRegistry({ databaseUrl: env.DATABASE_URL }),
  featureServerUrl: env.FRESHET_FEATURE_SERVER_URL,
  now: () => Date.now(),
});

/** Opens what the console reads and writes, once per process: bundled routes each have their own copy of a module, but one `globalThis`. A failed opening is tried again. */
export const openServices = (): Promise<ApiServices> => {
  const holder = globalThis as Holder;
  holder[SLOT] ??= open(readEnv()).catch((error: unknown) => {
    holder[SLOT] = undefined;
    throw error;
  });
  return holder[SLOT];
};
