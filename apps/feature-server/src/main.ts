import { writeSync } from 'node:fs';
import pino from 'pino';
import { readEnv } from './env';
import { startFeatureServer } from './feature-server';

const STOP_WITHIN_MS = 15_000;

const env = readEnv();
const logOutput = {
  write: (line: string): void => {
    try {
      writeSync(1, line);
    } catch {
      // A full disk takes no log line; the process must neither end nor, at its end, wait for it.
    }
  },
};
const log = pino({ name: 'feature-server', level: env.logLevel }, logOutput);
const server = await startFeatureServer(env, { log, now: () => Date.now() }).catch((error: unknown) => {
  log.fatal({ err: error }, 'the feature server cannot start');
  process.exit(1);
});
log.info({ url: server.url }, 'the feature server listens');

let stopping = false;
const stop = async (why: string): Promise<void> => {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'the feature server stops');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await server.stop().catch((error: unknown) => {
    log.error({ err: error }, 'the feature server did not stop cleanly');
    process.exitCode = 1;
  });
  process.exit();
};
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
process.on('disconnect', () => void stop('the launcher is gone'));
