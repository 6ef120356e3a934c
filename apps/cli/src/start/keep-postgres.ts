import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, EmbeddedPostgresError, ensurePostgres } from '@freshet/prisma/embedded';
import { CliError } from '../cli-error';

/** A PostgreSQL that is started again, on its port, when it dies. */
export type KeptPostgres = { readonly url: string; readonly adopted: boolean; stop(): Promise<void> };

const RESTART_PAUSE_MS = 1_000;

const ensured = async (directory: string, say: (sentence: string) => void): Promise<EmbeddedPostgres> => {
  try {
    return await ensurePostgres({ directory, log: say });
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw new CliError(3, error.message);
    throw error;
  }
};

/** Makes sure that the folder's PostgreSQL runs, and keeps it running until `stop()`. Throws exit code 3 with a sentence. */
export const keepPostgres = async (directory: string, say: (sentence: string) => void): Promise<KeptPostgres> => {
  let server = await ensured(directory, say);
  let stopping = false;
  const { url, adopted } = server;
  const restart = async (): Promise<void> => {
    while (!stopping) {
      await server.exited;
      if (stopping) return;
      say('PostgreSQL stopped; starting it again.');
      await sleep(RESTART_PAUSE_MS);
      server = await ensured(directory, say).catch((error: unknown) => {
        say(error instanceof Error ? error.message : String(error));
        return server;
      });
    }
  };
  const watching = restart();
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
    await watching;
    // One that was being started again when the stop came.
    await server.stop();
  };
  return { url, adopted, stop };
};
