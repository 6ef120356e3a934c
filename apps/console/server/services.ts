import 'server-only';
import path from 'node:path';
import type { ApiServices } from '@freshet/api';
import { createEmbeddedLogReader } from '@freshet/event-log/embedded';
import { openEmbeddedOnlineStore } from '@freshet/online-store/embedded';
import { openRegistry } from '@freshet/registry';
import { type Env, readEnv } from '../env';

const SLOT = Symbol.for('freshet.console.services');
type Holder = { [SLOT]?: ApiServices };

const open = (env: Env): ApiServices => ({
  db: openRegistry({ databaseUrl: env.DATABASE_URL }),
  eventLog: createEmbeddedLogReader({ directory: path.join(env.FRESHET_DATA_DIR, 'log') }),
  onlineStore: openEmbeddedOnlineStore({ directory: path.join(env.FRESHET_DATA_DIR, 'online') }),
  featureServerUrl: env.FRESHET_FEATURE_SERVER_URL,
  now: () => Date.now(),
});

/** Opens what the console reads and writes, once per process: bundled routes each have their own copy of a module, but one `globalThis`. */
export const openServices = (): ApiServices => {
  const holder = globalThis as Holder;
  holder[SLOT] ??= open(readEnv());
  return holder[SLOT];
};
